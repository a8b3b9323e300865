"""The X-ray pictures: attenuation summed along parallel rays through the solids of a Scene."""
