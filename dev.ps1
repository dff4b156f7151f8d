# Starter: everything is in dev.py. .\dev.ps1 run opens Captura, .\dev.ps1 test checks everything.
Set-Location $PSScriptRoot
if (Get-Command py -ErrorAction SilentlyContinue) { py -3.11 dev.py @args } else { python dev.py @args }
exit $LASTEXITCODE
