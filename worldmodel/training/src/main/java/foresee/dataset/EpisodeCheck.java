package foresee.dataset;

import java.util.List;

/** Looks at episodes one after the other, and says at the end what it found. Mutable, for one thread. */
interface EpisodeCheck {

    /**
     * Looks at one more episode.
     *
     * @param name of it, for people
     */
    void add(String name, EpisodeColumns episode);

    /** What was found, at least one line: that all is well is a finding, too. */
    List<Finding> findings();
}
