// title: What state are the records in, and which was the graph made from?
MATCH (s:Store {id: "whomet"})
RETURN toString(coalesce(s.state, 0)) AS state, s.madeFrom AS madeFrom
