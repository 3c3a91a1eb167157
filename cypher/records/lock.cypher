// title: Holds the store until the transaction ends
MATCH (s:Store {id: "whomet"})
SET s.position = s.position + 0
RETURN s.position AS position
