"""What is tolerated in the moving picture, and all else in it that is chosen by hand: each with its unit and reason."""

SEEN_PX = 0.7
"""Device pixels. What has moved less since it was painted is not painted again, and a frame in which nothing has moved
so far is left out. So every outline stays nearer to its exact place than 0.75 px."""

AHEAD_S = 0.27
"""Seconds of a step. A piece of the body is painted as it will stand a little later, by when it has moved as far as may
pass unseen; no later than this, for motion changes its speed."""

FRAME_S = 1 / 30
"""Seconds of a step, a frame: how far a piece moves in it tells how soon it will have moved so far."""

AHEAD_SHARES = (0.95, 0.7, 0.4)
"""Of that time, tried one after the other: where motion grows faster, a piece is sooner as far."""

SEEN_FADE = 0.1
"""Of full opacity. A word that has come or gone by less makes no frame of its own: the eye sees no difference."""

SEEN_BREAK = 0.05
"""Of a break's full marks. As it comes, a change by less is not painted: 5 of 255 in colour. Seen from above, nothing
else tells of it."""

FINER = 1.15
"""A factor. While the camera moves, the cached picture is made at most so much finer than it is shown: so it is always
scaled down and never blurred. Larger, and thin lines would thin out; smaller, and it would be made more often."""

WAY_SHARES = (1.0, 0.6, 0.3)
"""Of that, tried one after the other: a camera that also moves sideways leaves what is painted around a picture sooner
than it is nearer by as much."""

SPARE_PX = 3.0
"""Pixels around what a moving camera will see: it does not go quite straight, and smooth scaling mixes neighbours."""

DETAIL_STEPS = 40
"""Steps from nothing of the inner body to all of it, as the camera comes near: one is less than 5 of 255 in colour."""

FOLLOWED_MM = 10.0
"""Millimetres between the places on the body's outlines that tell how far it has moved."""

TURNED_HEIGHTS = 1.5
"""Of its box's height: how far the small figure's head goes as it lies down."""

SETTING_MM = 1.0
"""Millimetres. Cement's whole change of colour as it sets counts as a move by so much: it takes half a minute."""

HEALING_MM = 4.0
"""Millimetres. The channel's whole change of colour as it heals, from dark to pale, counts as a move by so much."""
