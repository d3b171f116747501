package care.backstop.placement.solver;

/** Whoever is waiting for a plan: told how far it is, and may ask it to stop with the best so far. */
public interface Watch {

    /** {@code percent} never falls; {@code words} say what is being done. */
    void at(int percent, String words);

    /** There is a complete plan that would be kept if it were stopped now, and so much is proven about it. */
    default void complete(long cost, long bound) {}

    /** Asked often; once true the planner ends soon with the best plan it has. */
    boolean stop();

    /** Nobody is watching and nobody will stop it. */
    Watch NOBODY = new Watch() {
        @Override
        public void at(int percent, String words) {}

        @Override
        public boolean stop() {
            return false;
        }
    };
}
