"""What a view reads from files, read before a painter is at work: so that what is damaged shows in time."""

from collections.abc import Iterator

from kyphoview.procedure.case import Case
from kyphoview.procedure.view_names import ViewName


def load_for(view: ViewName, case: Case) -> None:
    """Read all that a view of a case needs, but for its labels.

    Raises:
        BadInput: a file is missing or damaged.
    """
    for _file in loading_for(view, case):
        pass


def loading_for(view: ViewName, case: Case) -> Iterator[None]:
    """The same file by file: each turn of the iterator reads one.

    Raises:
        BadInput: a file is missing or damaged.
    """
    if view == "side" or view == "top":
        from kyphoview.anatomy.cuts.cut import load_cut

        load_cut(case.level, view, case.path)
        yield
    elif view == "3d":
        from itertools import product

        from kyphoview.anatomy.cuts.cut import load_cut
        from kyphoview.anatomy.levels import RIB_LEVELS, neighbours
        from kyphoview.anatomy.meshes.shaded_mesh import DETAILS, load_shaded, load_shaded_ribs

        load_cut(case.level, "side", case.path)
        yield
        for each, detail in product(neighbours(case.level), DETAILS):
            load_shaded(each, detail)
            if each in RIB_LEVELS:
                load_shaded_ribs(each, detail)
            yield
    else:
        from kyphoview.anatomy.levels import LEVELS
        from kyphoview.content.xray import load_xray_words
        from kyphoview.view.xray.bones import bones_of

        load_xray_words()
        yield
        for each in LEVELS:
            bones_of(each)
            yield
