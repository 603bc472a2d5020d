-- The app and the worker enqueue through this one door; the queue's own schema belongs to helder_jobs
-- (graphile-worker makes it at start).
set local role helder_jobs;
create function jobs.enqueue(task text, payload json, job_key text) returns void
language plpgsql security definer set search_path = graphile_worker, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => enqueue.job_key);
end $$;
revoke execute on function jobs.enqueue(text, json, text) from public;
grant execute on function jobs.enqueue(text, json, text) to helder_app, helder_worker;
grant usage on schema jobs to helder_app, helder_worker;
set local role helder_owner;
