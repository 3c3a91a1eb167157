// title: The parties of a view
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
WITH DISTINCT party
RETURN party.id AS id, toLower(labels(party)[0]) AS type, party.kind AS kind, party.name AS name,
       party.aliases AS aliases, party.country AS country, party.wikidata AS wikidata,
       [(party)-[held:HOLDS_ROLE]->(body:Organization) | held.title + ', ' + body.name] AS roles,
       size([(party)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(any:Meeting) | any.id]) AS meetings
ORDER BY name, id
