package muster.dialect.cloudomation;

/** The one workspace of a site, and the organization that it belongs to: their ids, constant since the first start. */
public record Workspace(String id, String organizationId) {}
