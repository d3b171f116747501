-- An invitation is no use after the meeting: past this moment a letter that still waits is taken back by itself.
alter table kernel.letter add column until_at timestamptz;
comment on column kernel.letter.until_at is '[INTERNAL] When it is of no use any more; null for never';
