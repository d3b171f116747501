-- Which tables of the whole program mention a person, but for what only lists and this module's own keeping put there.
-- Two records of one person can be made one only while nobody has worked with the one that goes.
create function people.worked_on(p_person uuid) returns text[] language plpgsql stable as
$$
declare
    t record;
    there boolean;
    found text[] := '{}';
begin
    for t in
        select n.nspname as s, c.relname as t
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
          join pg_namespace n on n.oid = c.relnamespace
         where a.attname = 'person' and a.atttypid = 'uuid'::regtype and not a.attisdropped
           and n.nspname in ('people', 'incident', 'placement', 'funding', 'communications', 'contingency', 'oversight')
           and not (n.nspname = 'people' and c.relname in ('person_history', 'intake_row', 'intake_effect', 'list_record',
                                                           'likeness', 'contact', 'assignment', 'purpose', 'safeguarding'))
         order by 1, 2
    loop
        execute format('select exists (select from %I.%I where person = $1)', t.s, t.t) into there using p_person;
        if there then
            found := found || (t.s || '.' || t.t);
        end if;
    end loop;
    return found;
end
$$;
