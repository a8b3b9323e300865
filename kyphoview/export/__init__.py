"""Files made from Scenes: pictures, films and a sheet to hand over."""
