// title: Keeps a person's judgement
// param: id, json
MATCH (s:Store {id: "whomet"})
SET s.position = s.position + 1
WITH s
MERGE (r:Record {id: $id})
ON CREATE SET r.kind = "judgement", r.json = $json, r.position = s.position
