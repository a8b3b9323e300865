"""The words read aloud by the system's voice. Qt's speech module is loaded only when this is switched on."""
