package muster.crosswalk;

import java.util.List;

/** Acts that belong together. */
record Topic(String title, String about, List<Act> acts) {}
