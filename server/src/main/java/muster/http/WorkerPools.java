package muster.http;

/** The workers of each {@link Pace}, so that none of them keeps those of another one waiting. */
final class WorkerPools {
    private final WorkerPool usual;
    private final WorkerPool patient;
    private final WorkerPool bulky;

    WorkerPools(HttpSettings settings) {
        this.usual = new WorkerPool("muster-worker", settings.workers());
        this.patient = new WorkerPool("muster-patient", settings.patientWorkers());
        this.bulky = new WorkerPool("muster-bulky", Workers.bulkyDefaults());
    }

    WorkerPool of(Pace pace) {
        return switch (pace) {
            case QUICK, USUAL -> usual;
            case PATIENT -> patient;
            case BULKY -> bulky;
        };
    }

    void stop() {
        usual.stop();
        patient.stop();
        bulky.stop();
    }
}
