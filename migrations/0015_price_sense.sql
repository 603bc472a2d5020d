-- Price sense (plan of Twente, P13: "an iPhone 4 for 50 euro raises questions"). Out of the sales registers come rounded
-- ranges per week, and nothing else: no sale, no dealer, no count. docs/decisions/0016 says why it is made like this.
create schema campaign;
grant usage on schema campaign to helder_app, helder_worker, helder_gate;
grant create on schema campaign to helder_gate;

-- The weeks for which ranges were made: one look at the sales registers per week, never two.
create table campaign.price_week (
  week date primary key check (extract(isodow from week) = 1),
  counted_until timestamptz not null
);
create table campaign.price_range (
  category text not null,
  brand text not null check (brand <> ''),
  model text not null check (model <> ''),
  week date not null references campaign.price_week,
  low_cents bigint not null check (low_cents > 0 and low_cents % 1000 = 0),
  high_cents bigint not null check (high_cents > low_cents and high_cents % 1000 = 0),
  primary key (category, brand, model, week)
);

-- What a gram of fine gold costs on a day, as an administrator entered it. A wrong one is followed by a better one.
create table campaign.gold_price (
  id uuid primary key,
  priced_on date not null,
  cents_per_gram bigint not null check (cents_per_gram between 1 and 10000000),
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp()
);
create index gold_price_newest on campaign.gold_price (priced_on desc, entered_at desc);
create function campaign.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'gold prices are append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on campaign.gold_price for each row execute function campaign.refuse_change();
create trigger append_only_truncate before truncate on campaign.gold_price execute function campaign.refuse_change();

alter table campaign.price_week enable row level security;
alter table campaign.price_week force row level security;
alter table campaign.price_range enable row level security;
alter table campaign.price_range force row level security;
alter table campaign.gold_price enable row level security;
alter table campaign.gold_price force row level security;
-- Ranges and gold prices are for everyone; which account entered a price is kept for an audit and shown to nobody.
create policy published on campaign.price_week for select to helder_app using (true);
create policy published on campaign.price_range for select to helder_app using (true);
create policy published on campaign.gold_price for select to helder_app using (true);
create policy gate on campaign.price_week to helder_gate using (true) with check (true);
create policy gate on campaign.price_range to helder_gate using (true) with check (true);
create policy gate on campaign.gold_price to helder_gate using (true) with check (true);
grant select on campaign.price_week, campaign.price_range to helder_app;
grant select (id, priced_on, cents_per_gram, source, entered_at) on campaign.gold_price to helder_app;
grant select, insert on campaign.price_week, campaign.price_range, campaign.gold_price to helder_gate;

-- The newest range of each model that is not too old: 26 weeks, as long as the sales that it may stand on.
create view campaign.current_price_range with (security_invoker) as
  select distinct on (r.category, r.brand, r.model) r.category, r.brand, r.model, r.week, r.low_cents, r.high_cents
    from campaign.price_range r join campaign.price_week w using (week)
   where w.counted_until > now() - interval '26 weeks'
   order by r.category, r.brand, r.model, r.week desc;
grant select on campaign.current_price_range to helder_app;

set local role helder_gate;

-- The step to which a price is rounded: a tenth of it or more, so that nobody reads a price off a range.
create function campaign.price_step(cents double precision) returns bigint language sql immutable parallel safe
  return case when cents < 10000 then 1000 when cents < 50000 then 5000 when cents < 200000 then 20000
              when cents < 1000000 then 100000 else 500000 end;

-- Makes the ranges of this week and says how many; null when this week's were made before. `names` says under which
-- brand and model each text of the registers counts. Nothing comes out but ranges, and a range only
-- 1. from 10 sales by 5 dealers of the last 26 weeks, of which a dealer's newest 4 count, so that none sets the price;
-- 2. from the lower to the upper quarter, rounded outwards;
-- 3. after an earlier range of the same model: when 10 sales by 5 dealers came in since that was counted, or when it
--    is older than the 26 weeks. So no two ranges differ by a few sales, and comparing weeks shows none.
create function campaign.record_price_week(names jsonb) returns bigint
language plpgsql security definer set search_path = campaign, pg_temp as $$
declare
  this_week constant date := date_trunc('week', now() at time zone 'Europe/Amsterdam')::date;
  since constant timestamptz := now() - interval '26 weeks';
  sales_least constant int := 10;
  dealers_least constant int := 5;
  counting_per_dealer_most constant int := 4;
  made bigint;
begin
  insert into price_week (week, counted_until) values (this_week, now()) on conflict do nothing;
  if not found then
    return null;
  end if;
  with named as (
    select distinct on (n.category, n.brand_text, n.model_text) n.*
      from jsonb_to_recordset(names) as n(category text, brand_text text, model_text text, brand text, model text)
     order by n.category, n.brand_text, n.model_text, n.brand, n.model),
  sold as (
    select n.category, n.brand, n.model, e.organisation_id, e.recorded_at, e.total_cents::double precision / i.quantity as cents,
           row_number() over (partition by n.category, n.brand, n.model, e.organisation_id order by e.recorded_at desc, e.id) as nth
      from registers.sale s
      join registers.entry e on e.id = s.entry_id
      join registers.item i on i.id = s.item_id
      join named n on n.category = i.category and n.brand_text is not distinct from i.brand and n.model_text is not distinct from i.model
     where e.recorded_at > since and e.recorded_at <= now() and e.total_cents > 0
       and not exists (select from registers.entry c where c.corrects_id = e.id)),
  before as (
    select distinct on (r.category, r.brand, r.model) r.category, r.brand, r.model, w.counted_until
      from price_range r join price_week w using (week)
     where w.counted_until > since
     order by r.category, r.brand, r.model, r.week desc),
  quarters as (
    select s.category, s.brand, s.model,
           percentile_cont(0.25) within group (order by s.cents) filter (where s.nth <= counting_per_dealer_most) as low,
           percentile_cont(0.75) within group (order by s.cents) filter (where s.nth <= counting_per_dealer_most) as high
      from sold s left join before b on b.category = s.category and b.brand = s.brand and b.model = s.model
     group by s.category, s.brand, s.model
    having count(*) filter (where b.counted_until is null or s.recorded_at > b.counted_until) >= sales_least
       and count(distinct s.organisation_id) filter (where b.counted_until is null or s.recorded_at > b.counted_until) >= dealers_least),
  rounded as (
    select q.category, q.brand, q.model, floor(q.low / price_step(q.low)) * price_step(q.low) as low,
           (floor(q.high / price_step(q.high)) + 1) * price_step(q.high) as high
      from quarters q)
  insert into price_range (category, brand, model, week, low_cents, high_cents)
  select r.category, r.brand, r.model, this_week, r.low, r.high from rounded r where r.low > 0;
  get diagnostics made = row_count;
  return made;
end $$;

-- The only way to a gold price; who enters it comes from the caller context.
create function campaign.enter_gold_price(id uuid, priced_on date, cents_per_gram bigint, source text) returns void
language plpgsql security definer set search_path = campaign, pg_temp as $$
begin
  if platform.caller_role() is distinct from 'administrator' or platform.caller_account() is null then
    raise exception 'not an administrator' using errcode = 'insufficient_privilege';
  end if;
  insert into gold_price (id, priced_on, cents_per_gram, source, entered_by)
  values (enter_gold_price.id, enter_gold_price.priced_on, enter_gold_price.cents_per_gram, enter_gold_price.source,
          platform.caller_account());
end $$;

revoke execute on function campaign.price_step(double precision), campaign.record_price_week(jsonb),
  campaign.enter_gold_price(uuid, date, bigint, text) from public;
grant execute on function campaign.record_price_week(jsonb) to helder_worker;
grant execute on function campaign.enter_gold_price(uuid, date, bigint, text) to helder_app;

set local role helder_owner;
