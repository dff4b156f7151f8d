"""The look: colours, measures, style sheet, icons and font, in one place."""
