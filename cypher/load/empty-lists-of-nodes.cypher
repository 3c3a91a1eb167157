// title: Gives nodes their empty lists, which neo4j-admin leaves out
MATCH (n:{{Label}})
WHERE n.{{property}} IS NULL
CALL {
  WITH n
  SET n.{{property}} = []
} IN TRANSACTIONS OF 10000 ROWS
