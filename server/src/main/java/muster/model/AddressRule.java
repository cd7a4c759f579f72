package muster.model;

/** Whether an address that another account claims may be recorded once more, unclaimed. Platforms differ. */
public enum AddressRule {
    MAY_BE_SHARED,
    MUST_BE_FREE
}
