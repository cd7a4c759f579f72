package muster.dialect.cloudomation;

/** The Cloudomation door. */
public final class CloudomationDialect {
    static final String NAME = "cloudomation";
}
