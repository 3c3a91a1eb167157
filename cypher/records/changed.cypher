// title: The records are in another state now
MATCH (s:Store {id: "whomet"})
SET s.state = coalesce(s.state, 0) + 1
