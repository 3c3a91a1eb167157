// title: Gives edges their empty lists, which neo4j-admin leaves out
MATCH ()-[r:{{Type}}]->()
WHERE r.{{property}} IS NULL
CALL {
  WITH r
  SET r.{{property}} = []
} IN TRANSACTIONS OF 10000 ROWS
