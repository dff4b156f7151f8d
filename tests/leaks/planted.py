"""What is planted: words that no program, list or library holds by chance."""

SEALED, SEALED_NAME = "Zafiroquetzalñ", "Obsidianáxochitl"
DRAFTED, FOUND = "Turquesañomeyotl", "Jadeñixquic"
OPEN, OPEN_DRAFT, SCANNED = "Cantuáxtlipac", "Ambarñoyotl", "Malaquitáyoltzin"
HIDDEN, PERSONAL = (SEALED, SEALED_NAME, DRAFTED, FOUND), (OPEN, OPEN_DRAFT, SCANNED)
