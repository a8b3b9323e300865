"""The words read aloud by the system's voice. Qt's speech module lives in a process of its own."""
