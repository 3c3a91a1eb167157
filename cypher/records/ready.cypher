// title: What was imported is ready
MATCH (s:Store {id: "whomet"})
REMOVE s.imported
