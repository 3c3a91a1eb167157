// title: Keeps an alert, or what it saw last
// param: id, json
MERGE (r:Record {id: $id})
SET r.kind = "alert", r.json = $json
