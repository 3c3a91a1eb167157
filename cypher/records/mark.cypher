// title: Makes the database a store
// param: format
MERGE (s:Store {id: "whomet"})
ON CREATE SET s.format = $format, s.position = 0
