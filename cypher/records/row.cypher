// title: Adds a row that is never changed: a judgement, or what became of claims
// param: id, kind, json
MATCH (s:Store {id: "whomet"})
SET s.position = s.position + 1
WITH s
MERGE (r:Record {id: $id})
ON CREATE SET r.kind = $kind, r.json = $json, r.position = s.position
