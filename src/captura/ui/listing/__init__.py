"""What every long list offers: its view, several rows changed at once, and a way out of it."""
