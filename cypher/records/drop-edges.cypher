// title: Deletes some edges of one type
MATCH ()-[r:{{Type}}]->()
WITH r LIMIT 20000
DELETE r
RETURN count(*) AS count
