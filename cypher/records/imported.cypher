// title: Was the database imported, and not made ready yet?
MATCH (s:Store {id: "whomet"})
RETURN coalesce(s.imported, false) AS imported
