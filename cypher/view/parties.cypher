// title: The parties of a view
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
WITH DISTINCT party
CALL {
  WITH party
  MATCH (party)-[held:HOLDS_ROLE]->(body:Organization)
  MATCH (told:Article {id: held.article})
  WITH held, body, told
  ORDER BY told.published, held.title, body.name, told.id
  RETURN collect({office: held.title + ', ' + body.name, article: told.id, published: toString(told.published)}) AS offices
}
RETURN party.id AS id, toLower(labels(party)[0]) AS type, party.kind AS kind, party.name AS name,
       party.aliases AS aliases, party.country AS country, party.wikidata AS wikidata,
       [(party)-[held:HOLDS_ROLE]->(body:Organization) | held.title + ', ' + body.name] AS roles, offices,
       size([(party)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(any:Meeting) | any.id]) AS meetings
ORDER BY name, id
