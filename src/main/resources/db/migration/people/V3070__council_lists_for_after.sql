-- Two more lists a council keeps: GP practices, and whom it tells that somebody has moved.
alter table people.register_line drop constraint register_line_register_check;
alter table people.register_line
    add constraint register_line_register_check check (register in ('WAY', 'IMCA', 'GP', 'SYSTEM'));
comment on table people.register_line is '[INTERNAL] Ways of meeting needs, IMCA services by area, GP practices and organisations told of a move, as the council lists them';
