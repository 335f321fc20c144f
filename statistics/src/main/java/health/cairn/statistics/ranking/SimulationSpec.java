package health.cairn.statistics.ranking;

/**
 * How the uncertainty of places is simulated. The same specification gives the same numbers to the last digit, whatever
 * the number of threads.
 *
 * @param seed recorded with the run
 * @param simulations 10,000 or more for a run that people act on: a probability of one half is then known to one point
 * @param shrinkage what is believed of the areas beforehand
 * @param threads how many to use; 1 or more
 */
public record SimulationSpec(long seed, int simulations, Shrinkage shrinkage, int threads) {

    public SimulationSpec {
        if (simulations < 1) {
            throw new IllegalArgumentException("At least one simulation is needed; found " + simulations);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("At least one thread is needed; found " + threads);
        }
    }

    /** 10,000 simulations without shrinkage on all processors. */
    public static SimulationSpec of(long seed) {
        return new SimulationSpec(
                seed, 10_000, Shrinkage.NONE, Runtime.getRuntime().availableProcessors());
    }

    /** The same with another number of simulations. */
    public SimulationSpec withSimulations(int newSimulations) {
        return new SimulationSpec(seed, newSimulations, shrinkage, threads);
    }

    /** The same with other beliefs. */
    public SimulationSpec withShrinkage(Shrinkage newShrinkage) {
        return new SimulationSpec(seed, simulations, newShrinkage, threads);
    }

    /** The same on another number of threads. */
    public SimulationSpec withThreads(int newThreads) {
        return new SimulationSpec(seed, simulations, shrinkage, newThreads);
    }
}
