// title: Is this a store of whomet?
MATCH (s:Store {id: "whomet"})
RETURN s.format AS format
