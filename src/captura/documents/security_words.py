"""The sentences of the *documento de seguridad* that no figure changes: risks, duties, limits."""

from __future__ import annotations

BASIS = (
    "Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados, artículos 25 "
    "a 29 (medidas y documento de seguridad), 31 a 35 (vulneraciones) y 36 (confidencialidad)."
)
# threat · who or what causes it · what Captura does · what is left
RISKS = (
    (
        "Robo o pérdida de la computadora o de la memoria",
        "Base y respaldos cifrados; sin frase ni hoja no se abren. La coordinación da de baja el "
        "equipo.",
        "Quien además tenga la frase o la hoja impresa lee todo.",
    ),
    (
        "Alguien mira la pantalla o usa la computadora abierta",
        "Se bloquea sola; salida rápida; el papel de cada usuaria limita lo que ve.",
        "Lo que ya se leyó o fotografió.",
    ),
    (
        "Paquete interceptado, alterado o de quien no es",
        "Cifrado para su destinatario y firmado por un equipo dado de alta; lo alterado se nombra.",
        "Se sabe que hubo un envío, su tamaño y su fecha.",
    ),
    (
        "Archivo hecho para dañar",
        "Se lee en un proceso aparte, sin llaves, con límites de memoria y tiempo, que no puede "
        "escribir archivos ni conectarse.",
        "Un fallo desconocido del sistema operativo.",
    ),
    (
        "Falla del disco, apagón o error de una persona",
        "Cada guardado es completo o no es; respaldo diario comprobado; historial y deshacer.",
        "Lo capturado después del último respaldo, si se pierde la computadora.",
    ),
    (
        "Frase olvidada o cambio de administración",
        "Hoja de recuperación impresa; ensayo cada año; quitar a una usuaria cambia la llave.",
        "Si se pierden las frases y la hoja, los datos no se recuperan.",
    ),
    (
        "Quien administra esta misma computadora",
        "La base sigue cifrada en el disco.",
        "Mientras Captura está abierta puede leer la memoria o instalar un programa que lea el "
        "teclado: Captura no protege de eso.",
    ),
)
# what is not protected, said plainly
LIMITS = (
    "La memoria de la computadora mientras Captura está abierta, y el archivo de intercambio o de "
    "hibernación de Windows: pueden guardar partes de lo mostrado. Cifre el disco (BitLocker).",
    "Otra persona administradora de la misma computadora, o un programa dañino ya instalado.",
    "Lo que se imprime, se copia a otro programa, se fotografía o se exporta con nombres.",
    "Que existe una oficina, cuándo y a quién envía, y el tamaño de sus paquetes.",
    "Una frase escrita junto a la computadora, o una hoja de recuperación al alcance de todos.",
)
# obligations of who handles the data, by the law
DUTIES = (
    "Usar solo su propia frase, no prestarla y bloquear la computadora al levantarse.",
    "Registrar solo lo necesario para la actividad, con el aviso de privacidad a la vista.",
    "Guardar la confidencialidad, también después de dejar el cargo (artículo 36).",
    "Avisar el mismo día a la titular de toda pérdida, robo o acceso indebido (artículos 31 a 35).",
    "No copiar datos fuera de Captura sin motivo anotado, ni enviarlos por otro medio.",
)
TO_FILL = (
    "Responsable del tratamiento y enlace de transparencia",
    "Dónde está la computadora y quién tiene llave del lugar",
    "Dónde se guardan la hoja de recuperación y la memoria de respaldo",
    "Convenio o fundamento con el que se transfiere a la coordinación estatal",
    "Plazos de conservación según el catálogo de disposición documental",
    "Capacitación: quiénes, cuándo y sobre qué",
)
WATCH = (
    "Cada día: el respaldo de la fecha, abajo a la izquierda.",
    "Cada trimestre: los acuses y las observaciones; las usuarias que ya no están.",
    "Cada año: el ensayo de recuperación, el certificado del equipo y este documento.",
    "Después de toda vulneración: bitácora con qué pasó, cuándo, por qué y qué se corrigió.",
)
