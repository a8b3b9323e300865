"""What a view reads from files, read before a painter is at work: so that what is damaged shows in time."""

from kyphoview.procedure.views import ViewName


def load_for(view: ViewName, level: str) -> None:
    """Read all that a view of a treated level needs, but for its labels.

    Raises:
        BadInput: a file is missing or damaged.
    """
    if view == "side" or view == "top":
        from kyphoview.anatomy.cuts.cut import load_cut

        load_cut(level, view)
    elif view == "3d":
        from itertools import product

        from kyphoview.anatomy.cuts.cut import load_cut
        from kyphoview.anatomy.levels import RIB_LEVELS, neighbours
        from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, load_shaded, load_shaded_ribs

        load_cut(level, "side")
        for each, detail in product(neighbours(level), DETAILS):
            load_shaded(each, detail)
            if each in RIB_LEVELS:
                load_shaded_ribs(each, detail)
    else:
        from kyphoview.anatomy.levels import LEVELS
        from kyphoview.content.xray import load_xray_words
        from kyphoview.view.xray.bones import bones_of

        load_xray_words()
        for each in LEVELS:
            bones_of(each)
