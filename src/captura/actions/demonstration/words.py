"""Common Mexican names and the plain words of made-up activities; no real person."""

from __future__ import annotations

WOMEN = (
    "María Guadalupe;Juana;Margarita;Verónica;Alejandra;Leticia;Rosa María;Elizabeth;Patricia;"
    "Gabriela;Yolanda;Silvia;Martha;Claudia;Ana Laura;Norma;Sandra;Teresa;Araceli;Adriana;Irma;"
    "Marisol;Lucía;Beatriz;Esperanza;Socorro;Ofelia;Josefina;Brenda;Karla;Fernanda;Ximena;Itzel;"
    "Daniela;Paola;Nayeli;Mónica;Angélica;Rocío;Lorena;Graciela;Consuelo;Petra;Amalia;Elvira;Zoila;"
    "María de los Ángeles;María del Refugio;Ma. Elena;Luz María;Concepción;Catalina;Noemí;Raquel"
).split(";")
MEN = (
    "José Luis;Juan;Miguel Ángel;Francisco Javier;Jesús;Antonio;Alejandro;Pedro;Manuel;Ricardo;"
    "Daniel;Fernando;Jorge;Raúl;Eduardo;Salvador;Ramón;Arturo;Rubén;Efraín;Gustavo;Óscar;Iván"
).split(";")
SURNAMES = (
    "Hernández;García;Martínez;López;González;Rodríguez;Pérez;Sánchez;Ramírez;Cruz;Flores;Gómez;"
    "Morales;Vázquez;Reyes;Jiménez;Torres;Díaz;Gutiérrez;Ruiz;Mendoza;Aguilar;Ortiz;Moreno;Castillo;"
    "Romero;Álvarez;Méndez;Chávez;Rivera;Juárez;Ramos;Domínguez;Herrera;Medina;Castro;Vargas;Guzmán;"
    "Velázquez;Rojas;de la Torre;Ávila;Muñoz;Núñez;Ibarra;Escobedo;Félix;Landeros;Saucedo;Trejo;"
    "Bañuelos;Acuña;Robles;Esparza;Del Río;Carrillo;Luna;Solís;Ontiveros;Zúñiga;Cabral;Pinedo"
).split(";")

# (strategy, activity type, name); the quarter's dates are drawn
ACTIVITIES = (
    ("2.10.1", "AC02", "Taller «Finanzas para emprender»"),
    ("2.10.1", "AC16", "Bazar de emprendedoras"),
    ("2.10.2", "AC13", "Mesa de trabajo con áreas municipales"),
    ("2.10.3", "AC01", "Plática «Conoce tus derechos»"),
    ("2.10.3", "AC06", "Feria de servicios en la plaza"),
    ("2.10.4", "AC03", "Curso de nuevas masculinidades"),
    ("2.10.4", "AC02", "Taller de prevención en secundaria"),
    ("2.10.5", "AC22", "Revisión del reglamento municipal"),
    ("2.10.6", "AC18", "Asamblea de mujeres por la igualdad"),
    ("2.10.6", "AC24", "Club de lectura"),
)
PLACES = ("Casa de la Cultura", "Salón ejidal", "Plaza principal", "Escuela primaria", "DIF")
RANCHOS = ("El Mezquite", "Los Sauces", "La Ermita", "Ojo de Agua", "Las Ánimas", "El Salto")
