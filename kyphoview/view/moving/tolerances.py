"""What is tolerated in the moving picture, and all else in it that is chosen by hand: each with its unit and reason."""

SEEN_PX = 0.6
"""Device pixels. What has moved less since it was painted is not painted again, and a frame in which nothing has moved
so far is left out. So every outline stays nearer to its exact place than 0.75 px."""

AHEAD_S = (0.27, 0.17, 0.1, 0.067, 0.033)
"""Seconds of a step. The body is painted as it will stand so much later, the longest of them by which it moves no more
than may pass unseen: 8, 5, 3, 2 and 1 frames at 30 a second."""

SEEN_FADE = 0.1
"""Of full opacity. A word that has come or gone by less makes no frame of its own: the eye sees no difference."""

FINER = 1.15
"""A factor. While the camera moves, the cached picture is made at most so much finer than it is shown: so it is always
scaled down and never blurred. Larger, and thin lines would thin out; smaller, and it would be made more often."""

SPARE_PX = 3.0
"""Pixels around what a moving camera will see: it does not go quite straight, and smooth scaling mixes neighbours."""

DETAIL_STEPS = 40
"""Steps from nothing of the inner body to all of it, as the camera comes near: one is less than 5 of 255 in colour."""

FOLLOWED_POINTS = 10
"""Points. Every tenth of the treated vertebra's outline, about 2 mm apart, tells how far the bone has moved."""

TURNED_HEIGHTS = 1.5
"""Of its box's height: how far the small figure's head goes as it lies down."""

SETTING_MM = 1.0
"""Millimetres. Cement's whole change of colour as it sets counts as a move by so much: it takes half a minute."""
