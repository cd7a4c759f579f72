-- A plan that nobody has carried out yet.

insert into plan (id, state, made_at, made_by, made_with, name, digest, source, undoes, undone_by, added, changed, suspended, removed, brought_back, unchanged, problems, barred, touchable, braked, begun_at, finished_at, done, failed, reached, halted) values
    ('01a2078c-e927-7dd0-8ce1-ea38a37eb30b', 'OPEN', 1795423004967800, null, 'ADMINISTRATOR', 'p.csv', '3035e2b21c58874e1a3fab69701b2ef0ac8aea92ea0a74a9377ce0a8c8222f6a', null, null, null, 1, 1, 0, 0, 0, 0, 0, 0, 5, 0, null, null, 0, 0, 0, null);

insert into plan_row (plan_id, place, line, subject, name, kind, target, version, matched_by, document, failed, result, key_1, key_2, key_3) values
    ('01a2078c-e927-7dd0-8ce1-ea38a37eb30b', 2199023255553, 2, 'PERSON', 'new1', 'ADDED', null, null, null, '{"fields":[{"field":"username","after":"new1"},{"field":"email","after":"new1@lab.example"},{"field":"givenName","after":"New"},{"field":"familyName","after":"One"},{"field":"rank","after":"VIEWER"}],"said":{"family_name":["One"],"email":["new1@lab.example"],"given_name":["New"],"username":["new1"]}}', 0, null, 'new1', 'new1@lab.example', null),
    ('01a2078c-e927-7dd0-8ce1-ea38a37eb30b', 2199023255554, 3, 'PERSON', 'bea', 'CHANGED', '01a2078b-ff94-761c-8fe7-c32e26ec5916', 3, 'USERNAME', '{"fields":[{"field":"familyName","before":"Roth","after":"Changed"}],"said":{"family_name":["Changed"],"email":["bea@lab.example"],"given_name":["Bea"],"username":["bea"]}}', 0, null, null, null, null);
