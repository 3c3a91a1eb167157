// title: Takes the constraints and indexes away again
DROP CONSTRAINT person_id IF EXISTS;
DROP CONSTRAINT organization_id IF EXISTS;
DROP CONSTRAINT place_id IF EXISTS;
DROP CONSTRAINT meeting_id IF EXISTS;
DROP CONSTRAINT topic_id IF EXISTS;
DROP CONSTRAINT article_id IF EXISTS;
DROP CONSTRAINT claim_id IF EXISTS;
DROP CONSTRAINT judgement_id IF EXISTS;
DROP INDEX person_searchname IF EXISTS;
DROP INDEX organization_searchname IF EXISTS;
DROP INDEX place_searchname IF EXISTS;
DROP INDEX topic_searchname IF EXISTS;
DROP INDEX meeting_start IF EXISTS;
DROP INDEX meeting_end IF EXISTS;
DROP INDEX article_name IF EXISTS;
DROP CONSTRAINT record_id IF EXISTS;
DROP CONSTRAINT store_id IF EXISTS;
