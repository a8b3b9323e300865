"""How strongly materials weaken X-rays of 60 keV, for each millimetre of the way.

Worked out from published tables of mass attenuation; what a thing adds to the sum is its own coefficient less that of
what it stands in.
"""

SOFT_TISSUE = 0.0217
LUNG = 0.0054  # a quarter as dense, the rest is air
MARROW = 0.0188  # fat; what fills cancellous bone between its struts
CANCELLOUS = 0.0223  # osteoporotic
COMPACTED = 0.0260  # cancellous bone pressed together to about a third: 15 % of it is bone
CORTICAL = 0.0604
CONTRAST = 0.134  # 150 mg of iodine a mL: half diluted, so that markers show in it and cement is denser
CEMENT = 0.255  # 30 % barium sulfate
STEEL = 1.02
PLATINUM = 9.29
