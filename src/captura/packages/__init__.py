"""What travels: manifest, workbook, sealed package, verification, receipt."""
