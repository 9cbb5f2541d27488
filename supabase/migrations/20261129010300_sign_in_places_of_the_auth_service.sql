-- The embedded auth service keeps its rate limits in its own schema (supabase/local), as it keeps everything else.
drop function app.take_sign_in_place(text, text, integer, integer);
