// title: The meetings that a party has a part in
// param: party id of a person or organization
MATCH (party:Person {id: $party})-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
RETURN DISTINCT m.id AS id
UNION
MATCH (party:Organization {id: $party})-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
RETURN DISTINCT m.id AS id
