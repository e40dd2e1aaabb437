// Written by `npm run generate` from the routes of packages/api; edit those instead.
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database and the queue answer and the data are whole; 503 where not */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters and gauges in Prometheus’ text format */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks, and what they may do */
        get: operations["getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to sign in: the address at the provider, to go to with this browser */
        post: operations["beginSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back to: starts the session and goes on to the page */
        get: operations["completeSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session, here and in the browser */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users who may sign in, by name */
        get: operations["listUsers"];
        put?: never;
        /** Add a user, who is found at the first sign-in by subject or verified e-mail address */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the role of a user, or how the user is found; it counts from the next request on */
        post: operations["changeUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user_name}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a user and end their sessions at once; what they decided keeps the name */
        post: operations["removeUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stored API keys by name, and those of ANALYTICS_API_KEYS; no key itself */
        get: operations["listKeys"];
        put?: never;
        /** Make an API key: the answer shows it, and nothing else ever does */
        post: operations["addKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{key_name}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke a stored API key at once; what was decided with it keeps the name */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every change of users and API keys, newest first, in a chain of digests */
        get: operations["listPeopleTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/trail/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare the chain of changes of users and API keys with itself and with their tables */
        get: operations["verifyPeopleTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run the pipeline for each date of a range
         * @description One run a date. A slice whose run waits or is under way gives that task back, with its own settings.
         */
        post: operations["runPipeline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pipelines/status/{task_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of one task */
        get: operations["pipelineStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tasks of the queue, newest first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a task: a waiting one at once, a running one within seconds; nothing is published */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for an ended task again; its run goes on at the step that failed */
        post: operations["retryTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The events of a task as they come, until it ends (server-sent events)
         * @description `id:` counts up within the task; a reconnect with `Last-Event-ID` goes on after it. `data:` is a TaskEvent. Once the task has ended and nothing is left after that id, the answer is 204: an EventSource then stops.
         */
        get: operations["taskEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The networks that have a database here */
        get: operations["listNetworks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published slices of a network, newest first, and what has been ingested */
        get: operations["listSlices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/address-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What giving stored addresses their one form changed, conflicts first */
        get: operations["listAddressChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is loaded of each asset, and whether it counts in USD, most transfers first */
        get: operations["listAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/slices/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay what a slice says against the ingested transfers: all of it, or one alert, pattern or trace
         * @description Answers when all is replayed; one question is answered at a time. Where all of a slice was asked for and nothing failed, its rows are compared with what was published too (SLICE_DAMAGED).
         */
        post: operations["verifySlice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A slice at a glance: alerts against the slice before, money under suspicion, run health, coverage */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The runs of a network, newest first, whoever started them */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run: its settings, and each step with seconds, rows, memory and warnings */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the schedule fires: when last, as which task, and when next */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A published slice or a core table: a page of it as JSON, or the whole in the format that Accept names
         * @description Results: one slice, window_days 180 unless given, the newest published date unless given. Core tables: start_date to end_date, both included; all without. Parquet (application/x-parquet, application/octet-stream), Arrow (application/vnd.apache.arrow.file), NDJSON (application/x-ndjson) and CSV (text/csv) are the whole, or the rows from offset on, as many as limit says, where one of these is given. Answers carry an ETag.
         */
        get: operations["exportTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * One SELECT over the core_ and analyzers_ tables of a network, without those of runs and the audit
         * @description Read only, one statement, within limits of time and memory; an answer holds 16 MB of JSON at most. docs/tables.md lists the tables.
         */
        post: operations["readQuery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/computation-logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was computed when, step by step, newest first */
        get: operations["computationLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked for what through this API, newest first */
        get: operations["accessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every decision that people made, newest first, in a chain of digests */
        get: operations["listAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/trail/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare the chain with itself and with the decisions in their tables */
        get: operations["verifyAuditTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts of a slice: filtered, sorted, page by page */
        get: operations["listAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A word that is another one after every decision, rule and publish: whoever shows alerts asks again then */
        get: operations["alertState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One alert with its evidence, its transfers, its case and what was decided */
        get: operations["getAlert"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an alert stands in a list of alerts, and which come before and after it */
        get: operations["alertPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All transfers of an alert, also those beyond what its evidence lists, in order of time, page by page */
        get: operations["listAlertTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay the evidence of an alert against the ingested transfers */
        post: operations["verifyAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much work a slice holds, and who has how much of it */
        get: operations["alertQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts that are new, grown, shrunk, the same or gone from one published date to another */
        get: operations["alertChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/detections/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found and raised as no alert, with the reason, the surest first */
        get: operations["listHeldDetections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was decided about an alert, newest first */
        get: operations["listDispositions"];
        put?: never;
        /** Say what was decided about an alert; what was said before stays in the log */
        post: operations["decideAlert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide many alerts at once, all or none */
        post: operations["decideAlerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typologies/false-positive-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often people found an alert of each typology to be false */
        get: operations["falsePositiveRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppression-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which alerts are not shown for some time, and why; newest first, ended ones included */
        get: operations["listSuppressionRules"];
        put?: never;
        /** Hide alerts of a typology, of an address, or of both together until a date */
        post: operations["addSuppressionRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppression-rules/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a rule hides, or would hide, of the alerts of a slice, and whether its address occurs there */
        get: operations["suppressionEffect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/suppression-rules/{rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a suppression rule before it expires; it stays in the list */
        post: operations["endSuppressionRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of a slice: alerts that belong together */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case with its alerts and their transfers; where people merged it into another, that one */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The filings of a network as they are now, changed last first */
        get: operations["listFilings"];
        put?: never;
        /** Draft a filing of an alert or a case, from its story and its evidence */
        post: operations["createFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A filing with its document, what it lacks and which sums do not match: the newest version, or another */
        get: operations["getFiling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a filing, without its document, the first of them first */
        get: operations["listFilingVersions"];
        put?: never;
        /**
         * Save the next version of a filing: it is a draft again, whatever it was
         * @description Transactions and origin must be those of the first version; a transaction is left out with is_chosen. Amending a filed report takes a note that says why; its number and date stay. Where somebody changed it after seen_version, nothing is saved: the answer says who did, and when.
         */
        post: operations["saveFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a draft over for review; no required field may be empty */
        post: operations["submitFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve what is in review, as somebody who wrote no version of it */
        post: operations["approveFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send back what is in review or approved, with the reason */
        post: operations["returnFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a filing up that was never filed, with the reason; it stays readable */
        post: operations["withdrawFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that an approved filing was sent to the authority, with its reference number and date */
        post: operations["markFilingFiled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version of a filing as a file, which names version and digest and says whether it is approved */
        get: operations["exportFiling"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/filings/{filing_id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Validate the goAML file of a version against an XSD that is sent with it; nothing is kept */
        post: operations["validateFiling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Owner, status, comments and files of a case, also of one whose alerts are gone */
        get: operations["getCaseWork"];
        put?: never;
        /** Set the owner or the status of a case of yours or of nobody; of others with the scope lead */
        post: operations["changeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a case, by runs, decisions and people: in order, or newest first */
        get: operations["caseTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a case a part of another, which then holds the alerts of both; separate undoes it */
        post: operations["mergeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/separate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a case out of the one that it was merged into */
        post: operations["separateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a case of its own of some alerts of a case; merging it back undoes it */
        post: operations["splitCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a comment on a case, whoever has it */
        post: operations["commentOnCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/comments/{comment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a comment of yours another text; the timeline keeps the one before */
        post: operations["editCaseComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/comments/{comment_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a comment of yours no longer; of others with the scope lead. Who removed it stays */
        post: operations["removeCaseComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes of a file, as a download */
        get: operations["getCaseFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/files/{file_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file no longer; who removed it, when and why stays
         * @description Whoever attached it may, the owner of the case, and the scope lead.
         */
        post: operations["removeCaseFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Unfinished alerts and cases: per person, per severity, late, and what nobody has
         * @description Everybody with the scope lead; others see their own work and what nobody has.
         */
        get: operations["workload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the unfinished work of one person to another, or to nobody: the first 1,000 alerts and all cases */
        post: operations["reassignWork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workload/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a week brought: what came in, what was decided and how, what is late now
         * @description What each person did with the scope lead; others see their own.
         */
        get: operations["weekSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses of a slice that begin or end with a text or whose label holds it, largest volume first */
        get: operations["findAddresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One address: features and where they stand among the network’s, labels, patterns and alerts */
        get: operations["getAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/counterparties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom an address exchanged money in the window, largest first */
        get: operations["listCounterparties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All transfers of an address in the window: filtered, the newest or the largest first, page by page */
        get: operations["listAddressTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Money in and out of an address by hour or day of the window */
        get: operations["addressTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The neighbourhood of an address: its largest flows, hop by hop; hubs are shown and not expanded */
        get: operations["addressGraph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an address paid and was paid, by counterparty and asset: filtered, the largest first, page by page */
        get: operations["listAddressLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What some addresses paid one another, by asset, the largest first */
        post: operations["linksAmongAddresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a slice knows of some addresses, and which of them it does not hold */
        post: operations["addressFacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The entities that some addresses belong to, with which of them each holds, the largest first */
        post: operations["entitiesAmongAddresses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses, transactions and alerts of a slice by a text: a beginning, an ending, a label, a hash, words
         * @description Addresses: their beginning, their ending or a part of their label. Transactions: the beginning or the ending of their hash, of 4 characters or more. Alerts: their id or words of their description.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/exposure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much of an address’s money is tied to risk, by category and hop, as a range
         * @description share_low and share_high are what the one of poison, haircut, FIFO and TIHO that says least, and the one that says most, trace to risk. `paths` are the proximity patterns behind it.
         */
        get: operations["addressExposure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The labels that stand, by address, best first; and how many there are of each source and type */
        get: operations["listLabels"];
        put?: never;
        /** Add labels, or change those of the same address, name and source; the next run reads them */
        post: operations["addLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that one label calls a risk and another a service or another risk, the believed one first */
        get: operations["listLabelConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was added, changed and removed, newest first */
        get: operations["listLabelChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add the labels of a list as it is published: OFAC, TagPack, Etherscan, CSV, JSON, or bare addresses */
        post: operations["importLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/labels/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove labels of an address, a source or both; the next run no longer reads them, the history keeps them */
        post: operations["removeLabels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The addresses that are watched, by list and address */
        get: operations["listWatches"];
        put?: never;
        /** Put addresses on a list, or change their note; it shows at once, and no run reads it */
        post: operations["addWatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What watched addresses did in a slice, and what of it is new since the slice before, the news first */
        get: operations["watchActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was put on lists, changed and removed, newest first */
        get: operations["listWatchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the addresses of a file on a list: bare addresses, or a list of labels in any format */
        post: operations["importWatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/watches/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Watch an address, a list or an address on a list no longer; the history keeps it */
        post: operations["removeWatches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The channels that are configured; without one nothing leaves this machine */
        get: operations["listNotificationChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notification rules of a network, by name */
        get: operations["listNotificationRules"];
        put?: never;
        /** Save a rule; one of that name is replaced. What was published before is no news */
        post: operations["saveNotificationRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a rule; what it has queued is still sent */
        post: operations["removeNotificationRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/rules/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test by the channel of a rule, now */
        post: operations["testNotificationRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that wait, were sent or were given up, newest first */
        get: operations["listNotificationDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/deliveries/{delivery_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A message, and every try to hand it over */
        get: operations["getNotificationDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/deliveries/{delivery_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a message that was given up wait again, with all of its attempts */
        post: operations["retryNotificationDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that behave as businesses, with their reasons, largest volume first */
        get: operations["listRoles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that are controlled by one hand, largest entity first */
        get: operations["listEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/entity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entity that an address belongs to, with the links that say so, hints and refusals */
        get: operations["getEntityOfAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairs of addresses that an analyst said are not one, newest first */
        get: operations["listEntityRefusals"];
        put?: never;
        /** Say that two addresses are not one, or take that back; the next run honours it */
        post: operations["refuseEntityLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/learning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the decisions about alerts taught: bits by name, weights by term, and which decisions count */
        get: operations["getLearning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/learning/resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say from when on decisions count; the decisions themselves stay, and the next run reads it */
        post: operations["resetLearning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/addresses/{address}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why an address was or was not named: which typologies came near, which condition failed, by how much
         * @description The address may be short, as 5FEUnXua…MLaf. Reads the window again under the settings that a run would read now; one question is answered at a time.
         */
        get: operations["explainAddress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The traces that were asked for of a published slice, newest first */
        get: operations["listTraces"];
        put?: never;
        /**
         * Where the money of addresses or transfers went, or came from, over any number of hops
         * @description Reads the window of a published slice and answers when the trace is done; one question is answered at a time, and a long one is better asked as a task (`/api/v1/traces/tasks`). Name addresses, transfers, or both. The answer is kept under its trace_id, unless keep is false; "analytics verify" repeats it. Where keep is false, the window that processing_date and window_days name need not be published, and where nothing is, all transfers are read.
         */
        post: operations["traceMoney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traces/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trace the money of addresses or transfers as a task of the queue
         * @description Answers at once. The events of the task are those of every task; its result names the trace_id by which the answer is read. Who asks the same while it waits or runs gets the same task; eight wait at most, four of one key.
         */
        post: operations["queueTrace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/traces/{trace_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A trace as it was answered */
        get: operations["getTrace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canvases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The saved canvases of a network, saved last first */
        get: operations["listCanvases"];
        put?: never;
        /** Save a new canvas: its first version */
        post: operations["createCanvas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canvases/{canvas_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A canvas with its nodes, links and groups: the last version, or one that is named */
        get: operations["getCanvas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canvases/{canvas_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every saved version of a canvas, the newest first */
        get: operations["listCanvasVersions"];
        put?: never;
        /**
         * Save the next version of a canvas; the ones before stay
         * @description Where somebody saved after read_version, nothing is saved: the answer says who did, and when.
         */
        post: operations["saveCanvas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/canvases/{canvas_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove a canvas with all of its versions */
        post: operations["removeCanvas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The structural patterns of a slice, and how many there are of each type */
        get: operations["listPatterns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns/{pattern_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One pattern with every column of its type and its evidence as it was ingested */
        get: operations["getPattern"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patterns/{pattern_id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay the evidence of a pattern against the ingested transfers */
        post: operations["verifyPattern"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every feature column with its type, group and definition */
        get: operations["listFeatureColumns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a feature is distributed over the addresses of a slice */
        get: operations["featureDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/features/scatter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses by two features: those with alerts first, then a repeatable sample; within ranges where they are given */
        get: operations["featureScatter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typologies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The typologies with their parameters as they stand for a network */
        get: operations["listTypologies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typologies/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which alerts changed parameters would add to a slice and remove from it; nothing is saved
         * @description Compares the window under the settings that a run would read now with the same window under the changed ones.
         */
        post: operations["previewTypologies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typologies/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Save parameters of typologies for a network: its next run reads them
         * @description They lie over the configured settings and under those that a run is asked for with. What is published stays as it is.
         */
        post: operations["saveParameters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/typologies/parameters/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was saved, by whom and why, newest first */
        get: operations["listParameterChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evaluation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What "analytics evaluate" measured last for a slice of a simulated network */
        get: operations["getEvaluation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{cluster_id}/work/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file to a case: PDF, PNG, JPEG, WebP, DOCX, XLSX, EML, JSON, CSV or text, by its content
         * @description The body is the bytes. A file that is attached already is attached once. More than API_CASE_FILE_BYTES are refused with BODY_TOO_LARGE before they are read.
         */
        post: operations["attachCaseFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        TraceDestination: {
            address: string;
            /**
             * @description exit: a service, a mixer, a bridge, a hub or a burn address, where the trace ends; held: still there when the window ends (backward: there before the window began); not_followed: the work budget was spent.
             * @enum {string}
             */
            ending: "exit" | "held" | "not_followed";
            /** @description Of its best label; empty without one. */
            label: string;
            /** @description The type of its label, else what it behaves as. */
            role: string;
            /**
             * @description Of a bridge the chains on its other side, as its label names them; empty where it names none.
             * @default []
             */
            other_chains: string[];
            /** @description How many addresses pay it and are paid by it in the window. */
            behaviour: string;
            /** @description Under the method that was asked for, as worth when it entered the trace. */
            usd: number;
            /** @description Over the four methods. */
            least_usd: number;
            /** @description Over the four methods; poison counts at most all that entered. */
            most_usd: number;
            /** @description Of all that entered; of an asset without a price, by its units. */
            share_ratio: number;
            least_share_ratio: number;
            most_share_ratio: number;
            usd_by_method: {
                poison: number;
                haircut: number;
                fifo: number;
                tiho: number;
            };
            amounts: {
                asset_symbol: string;
                asset_contract: string;
                /** @description Exact, in units of the asset or USD. */
                amount: string;
            }[];
            /** @description Fewest transfers between the source and it. */
            hops: number;
            /** @description The mean over the money, rounded. */
            hops_usual: number;
            /** @description Epoch milliseconds of the first transfer into it that carried some. */
            first_time: number;
            last_time: number;
            transfer_count: number;
            /** @description The first of the transfers into it. */
            transfer_ids: string[];
            /** @description Whose it is: of the published slice; '' where it is its own owner; absent where nothing is published. */
            entity_id?: string;
            /** @description Addresses that pay all they have into it, as deposit wallets do; the first by money. */
            deposit_addresses: string[];
        };
        TracePath: {
            address: string;
            /** @description The least that any hop of it carried. */
            usd: number;
            hops: {
                from_address: string;
                to_address: string;
                /**
                 * @description joined_legs: legs of one transaction; two_transactions: a swap that is paid out in a second one; off_view: a change of assets that no transfer shows, and that is assumed.
                 * @enum {string}
                 */
                kind: "transfer" | "joined_legs" | "two_transactions" | "off_view";
                given_asset: string;
                asset_symbol: string;
                /** @description Exact, in units of the asset or USD. */
                amount: string;
                time: number;
                transfer_ids: string[];
            }[];
        };
        TraceLedgerLine: {
            method: string;
            /** @description USD in the line of all assets together. */
            asset_symbol: string;
            asset_contract: string;
            /** @description Exact, in units of the asset or USD. */
            entered: string;
            /** @description Exact, in units of the asset or USD. */
            changed_into: string;
            /** @description Exact, in units of the asset or USD. */
            changed: string;
            /** @description Exact, in units of the asset or USD. */
            arrived: string;
            /** @description Exact, in units of the asset or USD. */
            held: string;
            /** @description Exact, in units of the asset or USD. */
            below_limit: string;
            /** @description Exact, in units of the asset or USD. */
            not_followed: string;
            /** @description entered + changed_into − all others: 0 to the last digit. */
            difference: string;
        };
        TraceWarning: {
            /** @enum {string} */
            code: "source_pools_money" | "source_is_silent" | "source_without_price" | "assets_without_price" | "to_unreached" | "transactions_left_apart" | "changes_assumed" | "budget_spent" | "earlier_version";
            message: string;
        };
        TraceAnswer: {
            /** @enum {string} */
            direction: "forward" | "backward";
            /** @enum {string} */
            method: "poison" | "haircut" | "fifo" | "tiho";
            min_usd: number;
            sources: string[];
            source_transfers: string[];
            /** @description 0 where nothing that entered has a price. */
            entered_usd: number;
            is_priced: boolean;
            /** @description Of a backward trace its origins. */
            destinations: components["schemas"]["TraceDestination"][];
            /** @description Places that got too little by every method to be named. */
            small: {
                count: number;
                usd: number;
            };
            ledger: components["schemas"]["TraceLedgerLine"][];
            paths: components["schemas"]["TracePath"][];
            shortest_path?: components["schemas"]["TracePath"];
            moves_followed: number;
            assumed_changes: number;
            is_complete: boolean;
            warnings: components["schemas"]["TraceWarning"][];
        };
        TraceEdge: {
            from_address: string;
            to_address: string;
            asset_symbol: string;
            usd: number;
            transfer_count: number;
        };
        AlertTrace: {
            /** @enum {string} */
            method: "poison" | "haircut" | "fifo" | "tiho";
            /** @description Parts worth less were not followed. */
            min_usd: number;
            /** @description Listed transfers of the evidence that brought money into the scheme, or out of a service: these were traced, whole. */
            source_transfer_count: number;
            /** @description What they carried. 0 where nothing that entered has a price: then shares go by units. */
            entered_usd: number;
            is_priced: boolean;
            /** @description The first by money. */
            destinations: {
                address: string;
                /**
                 * @description exit: a service, a mixer, a bridge, a hub or a burn address, where the trace ends; held: still there when the window ends (backward: there before the window began); not_followed: the work budget was spent.
                 * @enum {string}
                 */
                ending: "exit" | "held" | "not_followed";
                /** @description Of its best label; empty without one. */
                label: string;
                /** @description The type of its label, else what it behaves as. */
                role: string;
                /**
                 * @description Of a bridge the chains on its other side, as its label names them; empty where it names none.
                 * @default []
                 */
                other_chains: string[];
                /** @description How many addresses pay it and are paid by it in the window. */
                behaviour: string;
                /** @description Under the method that was asked for, as worth when it entered the trace. */
                usd: number;
                /** @description Over the four methods. */
                least_usd: number;
                /** @description Over the four methods; poison counts at most all that entered. */
                most_usd: number;
                /** @description Of all that entered; of an asset without a price, by its units. */
                share_ratio: number;
                least_share_ratio: number;
                most_share_ratio: number;
                amounts: {
                    asset_symbol: string;
                    asset_contract: string;
                    /** @description Exact, in units of the asset or USD. */
                    amount: string;
                }[];
                /** @description Fewest transfers between the source and it. */
                hops: number;
                /** @description The mean over the money, rounded. */
                hops_usual: number;
                /** @description Epoch milliseconds of the first transfer into it that carried some. */
                first_time: number;
                last_time: number;
                transfer_count: number;
                /** @description The first of the transfers into it. */
                transfer_ids: string[];
                /** @description Whose it is: of the published slice; '' where it is its own owner; absent where nothing is published. */
                entity_id?: string;
                /** @description Addresses that pay all they have into it, as deposit wallets do; the first by money. */
                deposit_addresses: string[];
            }[];
            /** @description Places that are not listed: too small or too many. */
            others: {
                count: number;
                usd: number;
            };
            /** @description What entered and where it is, in USD. */
            balance: components["schemas"]["TraceLedgerLine"];
            assumed_changes: number;
            /** @description false: the work budget was spent (trace.alert_steps). */
            is_complete: boolean;
            /** @description The settings of the trace, so that it can be repeated. */
            settings: {
                [key: string]: number | boolean;
            };
            /** @description SHA-256, in hex, over the labels of the window: other labels may end a trace elsewhere. */
            labels_digest: string;
        };
        Condition: {
            /** @description snake_case; the same in every candidate of a typology. */
            name: string;
            value: number;
            /**
             * @description It holds where the value is at least, or at most, the limit.
             * @enum {string}
             */
            relation: "at_least" | "at_most";
            limit: number;
            unit: string;
        };
        ScoreTerm: {
            name: string;
            value: number;
            /** @description The term adds value · weight to the sum. */
            weight: number;
            /** @description The term in words, with its measure. */
            sentence?: string;
        };
        ChanceScore: {
            /** @description Share of the schemes of its kind and score that chance alone explains; -1 where nothing judges it. */
            chance_ratio: number;
            /** @description Schemes of its kind and score that one shuffled copy of the network shows. */
            expected_by_chance: number;
            /** @description Whether its kin was counted with it, for want of schemes of its own. */
            is_pooled: boolean;
        };
        ConfidenceScore: {
            /** @description A probability: 1 / (1 + 2^−(prior_bits + Σ value · weight)). Slices of the first edition hold a band and corroboration instead. */
            score: number;
            /** @description Log-odds that a scheme of its kind is more than chance on this network. */
            prior_bits?: number;
            terms: components["schemas"]["ScoreTerm"][];
            chance?: components["schemas"]["ChanceScore"];
            band?: number[];
            corroboration?: number;
        };
        SeverityScore: {
            level: string;
            score: number;
            terms: components["schemas"]["ScoreTerm"][];
        };
        StorySentence: {
            /** @description Addresses in full. */
            text: string;
            transfer_ids: string[];
            /** @description Transfers that it stands on; more than are listed where the list was cut. */
            transfer_count: number;
            /** @description Exact sum over all of them, a decimal as text. */
            volume_usd: string;
        };
        DetectionStory: {
            detection_id: string;
            typology_type: string;
            sentences: components["schemas"]["StorySentence"][];
        };
        AlertEvidence: {
            /** @description The story of the detection that names the alert. */
            sentences: components["schemas"]["StorySentence"][];
            /** @description Other names of the same transfers. */
            indicators: components["schemas"]["DetectionStory"][];
            /** @description Detections that touch the scheme and stand on transfers of their own. */
            around: components["schemas"]["DetectionStory"][];
            surroundings: {
                /** @description Payments of services to suspects shortly before. */
                funding: string[];
                /** @description Payments to services and their deposit wallets shortly after. */
                cash_out: string[];
            };
            /** @description Typologies of its stages in order; one where it is no sequence. */
            stages: string[];
            conditions: components["schemas"]["Condition"][];
            confidence: components["schemas"]["ConfidenceScore"];
            severity: components["schemas"]["SeverityScore"];
            /** @description Services and others that dealt with the scheme and are no part of it. */
            counterparties?: {
                address: string;
                role: string;
            }[];
            /** @description Where the money went; absent in slices of an earlier version and where nothing could be traced. */
            trace?: components["schemas"]["AlertTrace"];
            innocent_reading: string;
            /** @description 16 hex digits over the parameters that decided. */
            parameters_hash: string;
            /** @description SHA-256, in hex, over the listed transfers in their order. */
            evidence_digest: string;
            /** @description The same over the surroundings. */
            surroundings_digest: string;
            /**
             * @description SHA-256, in hex, over everything above and the columns that a reader sees; empty in slices that an earlier version published.
             * @default
             */
            story_digest: string;
        };
        DetectionEvidence: {
            sentences: components["schemas"]["StorySentence"][];
            conditions: components["schemas"]["Condition"][];
            confidence_terms: components["schemas"]["ScoreTerm"][];
        };
        ChangedAlert: {
            alert_id: string;
            typology_type: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            address: string;
            /** @description Exact decimal as text. */
            volume_usd: string;
            /** @description Exact decimal as text. */
            previous_volume_usd: string;
        };
        ExplainedCondition: {
            /** @description snake_case; the same in every candidate of a typology. */
            name: string;
            value: number;
            /**
             * @description It holds where the value is at least, or at most, the limit.
             * @enum {string}
             */
            relation: "at_least" | "at_most";
            limit: number;
            unit: string;
            holds: boolean;
            /** @description Distance from the limit as a share of the limit; 0 where it holds. */
            shortfall: number;
        };
        ChapterExplanation: {
            typology_type: string;
            /**
             * @description named: every condition holds; near: some candidate about it fails some; none: nothing worth measuring.
             * @enum {string}
             */
            outcome: "named" | "near" | "none";
            /** @description Whether the scheme turns on the address, or only involves it. */
            is_subject: boolean;
            conditions: components["schemas"]["ExplainedCondition"][];
        };
        PreviewedAlert: {
            typology_type: string;
            address: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            severity_score: number;
            confidence_score: number;
            transfer_count: number;
            suspect_count: number;
            volume_usd: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            end_time: number;
        };
        FilingDocument: {
            report: {
                /**
                 * @default STR
                 * @enum {string}
                 */
                report_code: "STR" | "SAR" | "AIF" | "TFR";
                /**
                 * @description How the reporting entity calls the report.
                 * @default
                 */
                entity_reference: string;
                /**
                 * @description A reference of the authority, in an answer to it.
                 * @default
                 */
                fiu_ref_number: string;
                /** @default  */
                submission_date: string;
                /** @default  */
                due_date: string;
                /** @default USD */
                currency_code: string;
                /**
                 * @description Units of currency_code for one USD; empty where that is USD.
                 * @default
                 */
                usd_rate: string;
                /** @default  */
                reason: string;
                /** @default  */
                action: string;
                indicators: {
                    /** @description Of the authority’s list; empty: not chosen yet. */
                    code: string;
                    /** @description What was found. */
                    words: string;
                }[];
            };
            reporting_entity: {
                /** @default  */
                name: string;
                /**
                 * @description The number that the authority gave.
                 * @default
                 */
                rentity_id: string;
                /** @default  */
                rentity_branch: string;
                /** @default  */
                tax_number: string;
                /**
                 * @description As FinCEN’s "type of financial institution".
                 * @default
                 */
                institution_type: string;
                /**
                 * @description The primary federal regulator, where there is one.
                 * @default
                 */
                regulator: string;
                location: {
                    /** @default  */
                    address: string;
                    /** @default  */
                    city: string;
                    /** @default  */
                    state: string;
                    /** @default  */
                    zip: string;
                    /** @default  */
                    country_code: string;
                };
            };
            reporting_person: {
                /** @default  */
                first_name: string;
                /** @default  */
                last_name: string;
                /** @default  */
                occupation: string;
                /** @default  */
                phone: string;
                /** @default  */
                email: string;
            };
            subjects: {
                subject_id: string;
                /** @enum {string} */
                kind: "unknown" | "person" | "entity";
                is_suspect: boolean;
                /** @default  */
                first_name: string;
                /** @default  */
                last_name: string;
                /** @default  */
                birthdate: string;
                /** @default  */
                nationality: string;
                /** @default  */
                occupation: string;
                /** @default  */
                legal_name: string;
                /** @default  */
                incorporation_number: string;
                /** @default  */
                business: string;
                /**
                 * @description Another name, such as a label says.
                 * @default
                 */
                alias: string;
                /** @default  */
                id_number: string;
                location: {
                    /** @default  */
                    address: string;
                    /** @default  */
                    city: string;
                    /** @default  */
                    state: string;
                    /** @default  */
                    zip: string;
                    /** @default  */
                    country_code: string;
                };
                /** @default  */
                comments: string;
            }[];
            accounts: {
                address: string;
                /**
                 * @description What a label calls it; empty without one.
                 * @default
                 */
                label: string;
                /**
                 * @description In the scheme.
                 * @default
                 */
                role: string;
                /**
                 * @description Whose it is, of subjects; empty: not known.
                 * @default
                 */
                subject_id: string | "";
                /**
                 * @description Of a client of the reporting entity.
                 * @default false
                 */
                is_client: boolean;
            }[];
            transactions: {
                transfer_id: string;
                tx_id: string;
                at_ms: number;
                from_address: string;
                to_address: string;
                asset_symbol: string;
                asset_contract: string;
                /** @description In units of the asset, exact. */
                amount: string;
                /** @description Exact; 0 where the asset has no price. */
                amount_usd: string;
                /** @description Whether the report names it. */
                is_chosen: boolean;
            }[];
            narrative: {
                paragraph_id: string;
                sentences: {
                    sentence_id: string;
                    text: string;
                    /** @description That it stands on. */
                    transfer_ids: string[];
                    alert_ids: string[];
                }[];
            }[];
            origin: {
                network: string;
                /** @enum {string} */
                subject_kind: "alert" | "case";
                subject_id: string;
                processing_date: string;
                window_days: number;
                run_id: string;
                alerts: {
                    alert_id: string;
                    typology_type: string;
                    evidence_digest: string;
                    entered_usd: string;
                    volume_usd: string;
                }[];
                /** @description Transfers of the evidence; above those listed where there are more. */
                evidence_count: number;
                /** @description Alerts of the subject; above those listed where there are more. */
                alert_count: number;
            };
        };
        FilingVersion: {
            filing_id: string;
            /** @description 1 for the first; each act makes the next. */
            version: number;
            /**
             * @description What made it.
             * @enum {string}
             */
            action: "drafted" | "saved" | "submitted" | "approved" | "returned" | "withdrawn" | "filed";
            /**
             * @description What it was afterwards.
             * @enum {string}
             */
            status: "draft" | "in_review" | "returned" | "approved" | "filed" | "withdrawn";
            /** @description The report code and what the filing is about. */
            title: string;
            /** @enum {string} */
            subject_kind: "alert" | "case";
            subject_id: string;
            /** @description Of the slice that it was drafted from. */
            processing_date: string;
            window_days: number;
            /** @description Empty where nobody set one. */
            due_date: string;
            /** @description Who made the first version. */
            drafted_by: string;
            /** @description Who did this: the name of the API key, or local. */
            saved_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            saved_at_ms: number;
            /** @description Why it was returned or withdrawn, or what else was said. */
            note: string;
            /** @description Who approved this text; empty where nobody did. */
            approved_by: string;
            /** @description Whether who approved had drafted it too, or was local, which is nobody in particular. */
            is_own_approval: boolean;
            /** @description What the authority gave it; empty before it is filed; kept by later versions. */
            reference_number: string;
            /** @description Empty before it is filed; kept by later versions. */
            filed_date: string;
            /** @description SHA-256, hex, over the canonical JSON of the document. */
            document_digest: string;
            /** @description Of the version before; empty for the first. */
            previous_digest: string;
            /** @description SHA-256, hex, over all of the above with the network. */
            digest: string;
        };
        CanvasVersion: {
            canvas_id: string;
            /** @description 1 for the first; each save is the next. */
            version: number;
            name: string;
            node_count: number;
            link_count: number;
            /** @enum {string} */
            origin_kind: "nothing" | "address" | "alert" | "case" | "trace";
            origin_id: string;
            saved_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            saved_at_ms: number;
        };
        AddressFacts: {
            address: string;
            /** @description Whether it has a transfer in the window. */
            is_in_slice: boolean;
            /** @description Its best label; empty without one. */
            label: string;
            /** @description The type of its label, else what it behaves as; empty where neither is. */
            role: string;
            risk_level: string;
            counterparty_count: number;
            /** @description Exact decimal as text. */
            total_volume_usd: string;
            /** @description Alerts of the slice that it takes part in. */
            alert_count: number;
            /** @description Of them those that suspect it. */
            suspect_count: number;
        };
        AddressLink: {
            from_address: string;
            to_address: string;
            asset_symbol: string;
            asset_contract: string;
            transfer_count: number;
            /** @description Exact, in units of the asset. */
            amount: string;
            /** @description Exact decimal as text. */
            total_usd: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            first_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            last_time: number;
        };
        CaseComment: {
            comment_id: string;
            /** @description As it was last edited; empty where it is removed. */
            text: string;
            written_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            written_at_ms: number;
            /** @description 1 where nobody edited it. */
            version: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            edited_at_ms: number;
            /** @description Empty where it stands. */
            removed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            removed_at_ms: number;
            /** @description Why it was removed. */
            reason: string;
        };
        CaseFile: {
            file_id: string;
            /** @description The case that it was attached to: a merged one keeps its files. */
            case_id: string;
            /** @description Without folders, control characters and what turns letters around. */
            file_name: string;
            /** @description By its content, not by its name. */
            media_type: string;
            byte_count: number;
            /** @description SHA-256 of its bytes, hex. */
            file_digest: string;
            added_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            added_at_ms: number;
            /** @description Empty where it is attached. */
            removed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            removed_at_ms: number;
            /** @description Why it was removed. */
            reason: string;
        };
        CaseEvent: {
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            at_ms: number;
            /** @enum {string} */
            event: "opened" | "alerts_joined" | "alerts_left" | "decided" | "status_set" | "assigned" | "commented" | "comment_edited" | "comment_removed" | "file_added" | "file_removed" | "merged" | "separated" | "split";
            /** @description The name of the key; empty for a run. */
            actor: string;
            /** @description That it happened to: the case or one that is merged into it. */
            case_id: string;
            other_case_id: string;
            alert_ids: string[];
            /** @enum {string} */
            status: "" | "open" | "in_progress" | "waiting" | "escalated" | "closed" | "in_review" | "true_positive" | "false_positive";
            /** @description The owner or, of a decision, the assignee. */
            owner: string;
            /** @description The comment or file; of a run its run_id. */
            item_id: string;
            file_name: string;
            file_digest: string;
            /** @description Of a comment or decision; empty once a comment is removed. */
            text: string;
            reason: string;
        };
        CaseWork: {
            /** @description The case that holds the one asked for: another where it is merged. */
            case_id: string;
            /** @enum {string} */
            status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
            /** @description Empty for nobody. */
            owner: string;
            /** @description Of the newest act: what seen_act_ms is compared with. */
            last_act_ms: number;
            last_act_by: string;
            /** @description Cases that are merged into it. */
            member_ids: string[];
            /** @description Empty where a run made it. */
            split_from: string;
            /** @description The oldest first. */
            comments: components["schemas"]["CaseComment"][];
            /** @description The oldest first. */
            files: components["schemas"]["CaseFile"][];
        };
        SeverityCounts: {
            low: number;
            medium: number;
            high: number;
            critical: number;
        };
        PersonLoad: {
            /** @description Empty for what nobody has. */
            person: string;
            /** @description False for a name that no key has any more. */
            is_known: boolean;
            alerts: {
                unfinished_count: number;
                /** @description Of them those past their due date. */
                late_count: number;
                /** @description Of the unfinished. */
                by_severity: components["schemas"]["SeverityCounts"];
                late_by_severity: components["schemas"]["SeverityCounts"];
                /** @description The earliest due date; 0 without one. */
                next_due_ms: number;
            };
            cases: {
                unfinished_count: number;
                /** @description Of them those past their due date. */
                late_count: number;
                /** @description Of the unfinished. */
                by_severity: components["schemas"]["SeverityCounts"];
                late_by_severity: components["schemas"]["SeverityCounts"];
                /** @description The earliest due date; 0 without one. */
                next_due_ms: number;
            };
        };
        GoneCase: {
            case_id: string;
            /** @enum {string} */
            status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
            owner: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            last_act_ms: number;
        };
        PersonWeek: {
            person: string;
            /** @description Decisions about alerts, by what was said. */
            decisions: {
                open: number;
                in_review: number;
                true_positive: number;
                false_positive: number;
                closed: number;
            };
            /** @description Cases that were set to it. */
            case_statuses: {
                open: number;
                in_progress: number;
                waiting: number;
                escalated: number;
                closed: number;
            };
            comment_count: number;
            /** @description Assignments, files, merges and splits. */
            other_act_count: number;
        };
        WeekSummary: {
            /** @description The Monday. */
            week_start: string;
            /** @description The Sunday. */
            week_end: string;
            /** @description Alerts of the slice that were first seen in the week. */
            came_in: components["schemas"]["SeverityCounts"];
            /** @description Alerts of the slice by what was last decided about them in the week. */
            decided: {
                /** @enum {string} */
                status: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
                by_severity: components["schemas"]["SeverityCounts"];
            }[];
            /** @description Alerts that were decided and that the slice does not hold. */
            decided_elsewhere_count: number;
            people: components["schemas"]["PersonWeek"][];
            /** @description Whether there were more decisions than are counted. */
            is_cut: boolean;
        };
        Watch: {
            address: string;
            /** @description What the list is called. */
            list_name: string;
            note: string;
            changed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
        };
        WatchChange: {
            address: string;
            /** @description What the list is called. */
            list_name: string;
            note: string;
            changed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
            /** @enum {string} */
            action: "added" | "changed" | "removed";
        };
        WatchActivity: {
            address: string;
            list_names: string[];
            /** @description In the window, in and out. */
            transfer_count: number;
            /** @description Exact decimal as text. */
            total_usd: string;
            /** @description Of its last transfer; 0 without one. */
            last_time: number;
            /** @description After the end of the slice before. */
            new_transfer_count: number;
            /** @description Exact decimal as text. */
            new_usd: string;
            /** @description Alerts that involve it, those that rules hide included. */
            alert_count: number;
            /** @description Of them those that the slice before did not have. */
            new_alert_ids: string[];
        };
        NotificationRule: {
            rule_name: string;
            /** @enum {string} */
            event: "new_alert" | "watched" | "grown" | "failed_run";
            channel: string;
            /** @enum {string} */
            min_severity: "low" | "medium" | "high" | "critical";
            typologies: string[];
            list_names: string[];
            changed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
            /** @description What was published before is no news. */
            counts_from_ms: number;
        };
        NotificationDelivery: {
            delivery_id: string;
            rule_name: string;
            /** @enum {string} */
            event: "new_alert" | "watched" | "grown" | "failed_run" | "test";
            channel: string;
            subject: string;
            item_count: number;
            /** @enum {string} */
            status: "waiting" | "sent" | "given_up";
            /** @description How often it was tried. */
            attempt: number;
            /** @description When it is tried next, where it waits. */
            not_before_ms: number;
            /** @description Of the last attempt. */
            error_message: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            created_at_ms: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            ended_at_ms: number;
        };
        NotificationAttempt: {
            attempt: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            at_ms: number;
            took_ms: number;
            /** @enum {string} */
            outcome: "sent" | "failed";
            /** @description Of HTTP or SMTP; 0 where there was no answer. */
            answer_status: number;
            /** @description How it began. */
            answer: string;
            error_message: string;
        };
        NotificationChannel: {
            channel: string;
            /** @enum {string} */
            kind: "webhook" | "slack" | "mail";
            /** @description The host, or who gets the mail; no secret. */
            target: string;
        };
        User: {
            user_name: string;
            display_name: string;
            email: string;
            /** @description The provider of the subject; empty until the first sign-in. */
            issuer: string;
            subject: string;
            /** @enum {string} */
            role: "auditor" | "analyst" | "lead" | "admin";
            /** @description When the name was given to this user. */
            added_at_ms: number;
            changed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
        };
        StoredKey: {
            key_name: string;
            /** @enum {string} */
            scope: "read" | "run" | "lead" | "admin";
            /** @description 0: never. */
            expires_at_ms: number;
            /** @description Who made it. */
            changed_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
        };
        AuditEntry: {
            /** @enum {string} */
            kind: "alert" | "case" | "suppression" | "label" | "watch" | "entity" | "learning" | "setting" | "canvas" | "notification" | "filing" | "user" | "key";
            /** @description Names the decision within its kind. */
            entry_key: string;
            /** @description When it was made. */
            at_ms: number;
            /** @description The name of the user or API key, local, or command line. */
            actor: string;
            action: string;
            /** @description The alert, case, address, rule, setting, canvas or filing; empty for several. */
            subject: string;
            reason: string;
            /** @description The rest of it: names and texts. */
            detail_json: string;
            /** @description 1 for the first of the network; each is the next. */
            entry_number: number;
            /** @description When it was written into the chain. */
            recorded_at_ms: number;
            /** @description Of the entry before; empty for the first. */
            previous_digest: string;
            /** @description SHA-256, hex, over the entry and previous_digest. */
            digest: string;
        };
        AuditReport: {
            is_whole: boolean;
            entry_count: number;
            /** @description Keep it elsewhere: it proves all entries up to now. Empty without one. */
            last_digest: string;
            /** @description Decisions that stand in no entry yet; the next one records them. */
            unrecorded_count: number;
            /** @description Whether the digest that was asked for is of an entry; null where none was. */
            is_known_digest: boolean | null;
            /** @description The first 1,000. */
            problems: {
                entry_number: number;
                /** @enum {string} */
                problem: "number" | "link" | "digest" | "removed" | "changed";
            }[];
        };
        Entity: {
            entity_id: string;
            /** @description service: with the deposit wallets of its customers; owner: of several addresses. */
            entity_kind: string;
            /** @description What labels call one of its addresses; empty where none names any. */
            label: string;
            member_count: number;
            link_count: number;
            rules: string[];
            /** @description The first twenty, in byte order. */
            members: string[];
        };
        EntityAmong: {
            entity_id: string;
            /** @description service: with the deposit wallets of its customers; owner: of several addresses. */
            entity_kind: string;
            /** @description What labels call one of its addresses; empty where none names any. */
            label: string;
            member_count: number;
            /** @description Of the addresses at hand those that belong to it. */
            addresses: string[];
        };
        EntityLink: {
            /** @description '' where the link merges nothing. */
            entity_id: string;
            entity_kind: string;
            address: string;
            other_address: string;
            rule: string;
            /** @description 0 to 1; links of at least entities.min_weight merge. */
            weight: number;
            /** @description One sentence. */
            reason: string;
            evidence_transaction_count: number;
            /** @description The first of them. */
            evidence_transfers: string[];
        };
        EntityRefusal: {
            address: string;
            other_address: string;
            reason: string;
            decided_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            decided_at_ms: number;
        };
        TraceEntity: {
            entity_id: string;
            /** @description service: with the deposit wallets of its customers; owner: of several addresses. */
            entity_kind: string;
            /** @description What labels call one of its addresses; empty where none names any. */
            label: string;
            member_count: number;
            /** @description Of the addresses at hand those that belong to it. */
            addresses: string[];
            /** @description What all its addresses got, under the method that was asked for. */
            usd: number;
            share_ratio: number;
            transfer_count: number;
            first_time: number;
            last_time: number;
        };
        Run: {
            run_id: string;
            network: string;
            window_days: number;
            processing_date: string;
            /** @enum {string} */
            status: "running" | "publishing" | "published" | "completed" | "failed" | "cancelled" | "interrupted";
            steps: string[];
            steps_done: string[];
            current_step: string;
            progress: number;
            error_code: string;
            error_message: string;
            source: string;
            settings_hash: string;
            code_version: string;
            readonly notices: {
                code: string;
                message: string;
                count: number;
            }[];
            /** @description What became of every row of its source; null where the run read none. */
            ingested: {
                row_count: number;
                new_count: number;
                changed_count: number;
                known_count: number;
                unloaded: {
                    reason: string;
                    /** @enum {string} */
                    kind: "no_effect" | "set_aside" | "faulty";
                    file: string;
                    row_count: number;
                    /** @description The first of them, where they are faulty or set aside: which row (from 1, below a header) and line they are, and what of them the reason speaks of. */
                    examples?: {
                        row: number;
                        line: number | null;
                        found: string;
                    }[];
                }[];
                /**
                 * @description Of the rows without effect, those of value zero that are kept for detectors.
                 * @default 0
                 */
                kept_zero_value_count: number;
                in_window_count: number;
                before_window_count: number;
                after_window_count: number;
                oldest_ms: number | null;
                newest_ms: number | null;
                unread_files: {
                    file: string;
                    reason: string;
                }[];
            } | null;
            started_ms: number;
            updated_ms: number;
            ended_ms: number;
        };
        ComputationLog: {
            window_days: number;
            processing_date: string;
            run_id: string;
            network: string;
            step: string;
            status: string;
            started_at: string;
            ended_at: string;
            duration_seconds: number;
            row_count: number;
            peak_rss_bytes: number;
            threads: number;
            settings_hash: string;
            code_version: string;
            warnings: string[];
            details_json: string;
        };
        /** @description What giving a stored address its one form changed. */
        AddressChange: {
            table_name: string;
            /** @description The address as it stood, or what an outcome is about. */
            found: string;
            /** @description Its one form. */
            address: string;
            /** @enum {string} */
            outcome: "conflict" | "outdated" | "merged" | "folded";
            row_count: number;
            detail: string;
            changed_at_ms: number;
        };
        AlertSummary: {
            alert_id: string;
            /** @description 1 is read first. */
            alert_rank: number;
            /** @description The suspect that the scheme turns on. */
            address: string;
            typology_type: string;
            pattern_type: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            severity_score: number;
            suspected_address_type: string;
            suspected_address_subtype: string;
            alert_confidence_score: number;
            /** @enum {string} */
            proof_grade: "shape" | "shape_time" | "shape_time_value";
            fatf_category: string;
            description: string;
            /** @description Exact decimal as text: turnover, the sum of all evidence transfers; money that is passed on counts at every hop. */
            volume_usd: string;
            /** @description Exact decimal as text: what entered the scheme from outside, once; 0 in slices that an earlier version published. */
            entered_usd: string;
            evidence_transaction_count: number;
            risk_indicators: string[];
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            end_time: number;
            first_seen_date: string;
            last_seen_date: string;
            cluster_id: string;
            suspect_count: number;
            address_count: number;
            /** @enum {string} */
            disposition_status: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
            assignee: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            decided_at_ms: number;
            is_suppressed: boolean;
            /** @description Watchlists that hold one of its addresses. */
            watch_lists: string[];
            /** @description Transfers of its evidence that the newest decision did not see. Above 0 the alert is open again, whatever was decided. */
            grown_transfers: number;
            /** @description What entered the scheme since that decision. */
            grown_usd: string;
            /** @description When it should be decided: midnight UTC, DUE_DAYS of its severity after it was first seen. 0 once it is decided. */
            due_ms: number;
        };
        Case: {
            cluster_id: string;
            cluster_type: string;
            primary_address: string;
            pattern_id: string;
            primary_alert_id: string;
            related_alert_ids: string[];
            addresses_involved: string[];
            total_alerts: number;
            /** @description Exact decimal as text. */
            total_volume_usd: string;
            /** @enum {string} */
            severity_max: "low" | "medium" | "high" | "critical";
            confidence_avg: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            earliest_alert_timestamp: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            latest_alert_timestamp: number;
            /** @description Alerts of it that nobody has decided. */
            open_alerts: number;
            /** @description When one of its alerts was last decided; 0 where none was. */
            decided_at_ms: number;
            /** @description Rank of its highest-ranked alert. */
            best_rank: number;
            /** @description Of its alerts, that of the highest-ranked in front. */
            typology_types: string[];
            /**
             * @description Where the work stands. A closed case is open again with an alert that it was not closed with.
             * @enum {string}
             */
            status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
            /** @description Whose work it is; empty for nobody. */
            owner: string;
            /** @description The earliest due date of its alerts that nobody has finished; 0 without one, or once it is closed. */
            due_ms: number;
            /** @description When somebody last worked on it; 0 for never. */
            last_act_ms: number;
            /** @description Computed cases that people merged into it. */
            member_ids: string[];
        };
        Detection: {
            detection_id: string;
            typology_type: string;
            subject_address: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            confidence_score: number;
            /** @enum {string} */
            proof_grade: "shape" | "shape_time" | "shape_time_value";
            /** @description Exact decimal as text. */
            volume_usd: string;
            /** @description Exact decimal as text. */
            entered_usd: string;
            pattern_ids: string[];
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            end_time: number;
            alert_id: string;
        };
        Disposition: {
            disposition_id: string;
            alert_id: string;
            typology_type: string;
            /** @enum {string} */
            status: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
            reason: string;
            assignee: string;
            note: string;
            decided_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            decided_at_ms: number;
        };
        SuppressionRule: {
            rule_id: string;
            /** @description Empty for every typology. */
            typology_type: string;
            /** @description Empty for every address; else one of the suspects. */
            address: string;
            reason: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            expires_at_ms: number;
            created_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            created_at_ms: number;
            /** @description False once it was ended or has expired. */
            is_active: boolean;
        };
        FalsePositiveRate: {
            typology_type: string;
            /** @description Alerts that stand as true or false positive. */
            decided_count: number;
            true_positive_count: number;
            false_positive_count: number;
            /** @description Alerts that someone has touched and not decided. */
            open_count: number;
            /** @description False positives among the decided; 0 where none is. */
            false_positive_ratio: number;
        };
        Label: {
            label: string;
            address_type: string;
            address_subtype: string;
            trust_level: string;
            source: string;
            risk_level: string;
            confidence_score: number;
        };
        AddressRole: {
            address: string;
            /** @description By what it does, whatever labels say. */
            role: string;
            /** @description 0.5 where every condition just holds, 1 where all hold clearly. */
            probability: number;
            /** @description Sentences. */
            reasons: string[];
            /** @description Sent and received in the window. */
            volume_usd: string;
        };
        ListedRole: {
            address: string;
            /** @description By what it does, whatever labels say. */
            role: string;
            /** @description 0.5 where every condition just holds, 1 where all hold clearly. */
            probability: number;
            /** @description Sentences. */
            reasons: string[];
            /** @description Sent and received in the window. */
            volume_usd: string;
            /** @description Its best label; empty where none names it. */
            label: string;
        };
        AddressHit: {
            address: string;
            label: string;
            address_type: string;
            risk_level: string;
            /** @description Exact decimal as text. */
            total_volume_usd: string;
            tx_total_count: number;
        };
        AddressName: {
            address: string;
            label: string;
        };
        AddressMention: {
            typology_type: string;
            role: string;
            /** @description '' where no alert tells it. */
            alert_id: string;
            /** @description Why it is no alert; '' where it is one. */
            hold_reason: string;
            chance_ratio: number;
            confidence_score: number;
            /** @description Exact decimal as text. */
            entered_usd: string;
            /** @description Turnover of an alert; as entered_usd of what was held back. */
            volume_usd: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
        };
        Counterparty: {
            address: string;
            /** @description USD that went from the subject to it. */
            sent_usd: string;
            /** @description USD that came from it. */
            received_usd: string;
            sent_count: number;
            received_count: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            first_timestamp_ms: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            last_timestamp_ms: number;
            label: string;
            address_type: string;
            risk_level: string;
        };
        TimelineBucket: {
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            bucket_ms: number;
            /** @description Exact decimal as text. */
            in_usd: string;
            /** @description Exact decimal as text. */
            out_usd: string;
            in_count: number;
            out_count: number;
        };
        Flow: {
            from_address: string;
            to_address: string;
            /** @description Exact decimal as text. */
            total_usd: string;
            transfer_count: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            first_timestamp_ms: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            last_timestamp_ms: number;
        };
        GraphNode: {
            address: string;
            /** @description Transfers between it and the subject, directions ignored. */
            hop: number;
            /** @description Has more counterparties than hub_degree: it is shown and not expanded. */
            is_hub: boolean;
            counterparty_count: number;
            /** @description Exact decimal as text. */
            total_volume_usd: string;
            label: string;
            address_type: string;
            risk_level: string;
            alert_count: number;
        };
        Exposure: {
            pattern_id: string;
            risk_source_address: string;
            risk_type: string;
            /** @description from_risk: money came from the risk; to_risk: money went to it. */
            direction: string;
            distance_to_risk: number;
            exposed_usd: number;
            /** @description Entry 0 is one hop. */
            exposed_usd_by_hop: number[];
            reverse_exposed_usd: number;
            risk_propagation_score: number;
            evidence_is_complete: boolean;
        };
        LearningReset: {
            /** @description Decisions after this moment count. */
            counts_from_ms: number;
            reason: string;
            decided_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            decided_at_ms: number;
        };
        Learning: {
            /** @description Alerts called right that count. */
            true_count: number;
            /** @description Alerts called false that count. */
            false_count: number;
            /** @description Alerts decided on before their evidence was kept: they teach nothing until they are decided on again. */
            unknown_count: number;
            names: {
                typology_type: string;
                true_count: number;
                false_count: number;
                /** @description Added to the evidence of every scheme of that name. */
                bits: number;
            }[];
            terms: {
                name: string;
                /** @description As it is without decisions. */
                weight: number;
                learnt_weight: number;
            }[];
            /** @description Newest first. */
            resets: components["schemas"]["LearningReset"][];
        };
        HeldDetection: {
            detection_id: string;
            typology_type: string;
            /** @description Why it is no alert: chance, service, unsure. */
            hold_reason: string;
            subject_address: string;
            address_count: number;
            /** @description Its first sentence. */
            description: string;
            /** @description Probability of a scheme. */
            confidence_score: number;
            /** @description Of its kind and score, what chance alone explains; -1: not judged. */
            chance_ratio: number;
            /** @description Exact decimal as text. */
            entered_usd: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
        };
        PatternSummary: {
            pattern_id: string;
            /** @enum {string} */
            pattern_type: "cycle" | "layering_path" | "smurfing_network" | "motif_fanin" | "motif_fanout" | "temporal_burst" | "threshold_evasion" | "proximity_risk";
            pattern_subtype: string;
            addresses_involved: string[];
            address_roles: string[];
            /** @enum {string} */
            proof_grade: "shape" | "shape_time" | "shape_time_value";
            confidence_score: number;
            /** @description Exact decimal as text. */
            evidence_volume_usd: string;
            evidence_transaction_count: number;
            evidence_is_complete: boolean;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            pattern_start_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            pattern_end_time: number;
            pattern_duration_hours: number;
            occurrence_count: number;
            detection_method: string;
        };
        HistogramBin: {
            from: number;
            to: number;
            address_count: number;
        };
        ScatterPoint: {
            address: string;
            x: number;
            y: number;
            address_type: string;
            has_alert: boolean;
        };
        NewLabel: {
            address: string;
            /** @default  */
            label: string;
            /** @description A word of docs/label-words.md, or one of labels.service_types. */
            address_type: string;
            /** @default  */
            address_subtype: string;
            /**
             * @default verified
             * @enum {string}
             */
            trust_level: "unverified" | "community" | "verified" | "official" | "blacklisted";
            /** @default  */
            source: string;
            /**
             * @default
             * @enum {string}
             */
            risk_level: "" | "low" | "medium" | "high" | "critical";
            /** @default 0 */
            confidence_score: number;
            /**
             * @description Epoch milliseconds; 0: unknown.
             * @default 0
             */
            updated_timestamp: number;
            /**
             * @description Epoch milliseconds; 0: always.
             * @default 0
             */
            valid_from_ms: number;
            /**
             * @description Epoch milliseconds, not included; 0: still.
             * @default 0
             */
            valid_to_ms: number;
        };
        StandingLabel: {
            label: string;
            address_type: string;
            address_subtype: string;
            trust_level: string;
            source: string;
            risk_level: string;
            confidence_score: number;
            address: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            updated_timestamp_ms: number;
            /** @description 0: always. */
            valid_from_ms: number;
            /** @description Not included; 0: still. */
            valid_to_ms: number;
        };
        LabelChange: {
            address: string;
            label: string;
            source: string;
            /** @enum {string} */
            action: "added" | "changed" | "removed";
            address_type: string;
            address_subtype: string;
            trust_level: string;
            risk_level: string;
            confidence_score: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            valid_from_ms: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            valid_to_ms: number;
            changed_by: string;
            reason: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            changed_at_ms: number;
        };
        SavedSetting: {
            change_id: string;
            /** @description The setting, such as typologies.structuring.min_transfers. */
            path: string;
            /** @description As JSON; empty where the setting was given back to the configured one. */
            value_json: string;
            reason: string;
            /** @description Name of the API key, or local. */
            saved_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            saved_at_ms: number;
        };
        Transfer: {
            /** @description tx_id:event_index:edge_index:asset_contract */
            transfer_id: string;
            tx_id: string;
            event_index: string;
            edge_index: string;
            block_height: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            block_timestamp: number;
            from_address: string;
            to_address: string;
            asset_symbol: string;
            asset_contract: string;
            /** @description Exact decimal as text. */
            amount: string;
            /** @description Exact decimal as text. */
            amount_usd: string;
        };
        Coverage: {
            transfer_count: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            first_timestamp_ms: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            last_timestamp_ms: number;
            days_with_transfers: number;
            /** @description Transfers of an amount above 0 with no price. */
            unpriced_count: number;
            asset_count: number;
            unpriced_assets: string[];
            /** @description Exact decimal as text. */
            volume_usd: string;
            label_count: number;
            last_price_date: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable; docs/errors.md lists all. */
            code: string;
            /** @description What was expected and what was found. */
            detail: string;
            /** @description What to do. */
            remedy: string;
            retryable: boolean;
            request_id: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        FeatureStanding: {
            name: string;
            group: string;
            definition: string;
            /** @description Decimals are exact text. */
            value: number | string | boolean | number[];
            /** @description Share of the slice’s addresses with a smaller value; null for what has no order. */
            share_below: number | null;
            share_equal: number | null;
        };
        Task: {
            task_id: string;
            /** @enum {string} */
            task_name: "initialize_analyzers" | "ingest_batch" | "build_features" | "detect_structural_patterns" | "detect_typologies" | "generate_alerts" | "log_computation_audit" | "export_batch" | "trace_money" | "daily_analytics_pipeline" | "backfill_pipeline";
            /** @enum {string} */
            status: "PENDING" | "STARTED" | "RETRY" | "SUCCESS" | "FAILURE" | "REVOKED";
            result: {
                [key: string]: unknown;
            } | null;
            network: string;
            processing_date: string;
            end_date: string;
            window_days: number;
            /** @enum {string} */
            priority: "on_demand" | "scheduled" | "backfill";
            requested_by: string;
            /** @description Fraction, 0 to 1. */
            progress: number;
            current_step: string;
            run_id: string;
            attempt: number;
            error_code: string;
            error_message: string;
            created_ms: number;
            started_ms: number;
            ended_ms: number;
        };
        TraceQuestion: {
            from: string[];
            transfers: string[];
            entering_only: boolean;
            to: string | null;
            /** @enum {string} */
            direction: "forward" | "backward";
            /** @enum {string} */
            method: "poison" | "haircut" | "fifo" | "tiho";
            min_usd: number;
        };
        ListedTrace: {
            /** @description By which the trace is read and verified again. */
            trace_id: string;
            /** @description The run that had published the slice when it was asked. */
            run_id: string;
            asked_by: string;
            asked_at_ms: number;
            /** @enum {string} */
            direction: "forward" | "backward";
            /** @enum {string} */
            method: "poison" | "haircut" | "fifo" | "tiho";
            sources: string[];
            /** @description 0 where nothing that entered has a price. */
            entered_usd: number;
            source_transfer_count: number;
            destination_count: number;
        };
        TypologyParameter: {
            path: string;
            /** @description What a run would read now. */
            value: number | string | boolean | null | unknown[];
            /** @description What it would read without what was saved. */
            configured: number | string | boolean | null | unknown[];
            is_saved: boolean;
            /** @description As JSON. */
            default: string;
            unit: string;
            range: string;
            /** @description Why this default. */
            reason: string;
        };
        Typology: {
            typology_type: string;
            /** @description Empty for settings that several typologies share. */
            fatf_category: string;
            innocent_reading: string;
            parameters: components["schemas"]["TypologyParameter"][];
        };
        Workload: {
            /** @description Empty for what nobody has. */
            assignee: string;
            unfinished_count: number;
            /** @description Of them those past their due date. */
            late_count: number;
            next_due_ms: number;
        };
        Verification: {
            is_verified: boolean;
            /** @description Transfers of its evidence. */
            evidence_count: number;
            /** @description Of them those that were looked up: all, but where an earlier version wrote the slice and listed a part. */
            listed_count: number;
            found_count: number;
            claimed_volume_usd: string;
            found_volume_usd: string;
            /** @description In words; empty where all matches. */
            failures: string[];
        };
        AlertDetail: {
            alert_id: string;
            /** @description 1 is read first. */
            alert_rank: number;
            /** @description The suspect that the scheme turns on. */
            address: string;
            typology_type: string;
            pattern_type: string;
            /** @enum {string} */
            severity: "low" | "medium" | "high" | "critical";
            severity_score: number;
            suspected_address_type: string;
            suspected_address_subtype: string;
            alert_confidence_score: number;
            /** @enum {string} */
            proof_grade: "shape" | "shape_time" | "shape_time_value";
            fatf_category: string;
            description: string;
            /** @description Exact decimal as text: turnover, the sum of all evidence transfers; money that is passed on counts at every hop. */
            volume_usd: string;
            /** @description Exact decimal as text: what entered the scheme from outside, once; 0 in slices that an earlier version published. */
            entered_usd: string;
            evidence_transaction_count: number;
            risk_indicators: string[];
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            start_time: number;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            end_time: number;
            first_seen_date: string;
            last_seen_date: string;
            cluster_id: string;
            window_days: number;
            processing_date: string;
            run_id: string;
            pattern_id: string;
            pattern_ids: string[];
            detection_ids: string[];
            addresses_involved: string[];
            address_roles: string[];
            suspect_addresses: string[];
            evidence_tx_ids: string[];
            evidence_transfers: string[];
            evidence_is_complete: boolean;
            /** @description evidence_json, parsed. */
            evidence: components["schemas"]["AlertEvidence"];
            limitations: string[];
            /** @enum {string} */
            disposition_status: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
            assignee: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            decided_at_ms: number;
            is_suppressed: boolean;
            /** @description Watchlists that hold one of its addresses. */
            watch_lists: string[];
            /** @description Transfers of its evidence that the newest decision did not see. Above 0 the alert is open again, whatever was decided. */
            grown_transfers: number;
            /** @description What entered the scheme since that decision. */
            grown_usd: string;
            /**
             * @description The drawing that fits its typology.
             * @enum {string}
             */
            drawing: "chain" | "ring" | "star" | "layers";
            /** @description The evidence as it was ingested, in order of time. */
            transfers: components["schemas"]["Transfer"][];
            /** @description What the involved addresses are called, where a label names them. */
            labels: components["schemas"]["AddressName"][];
            /** @description Whose the involved addresses and the destinations are, the largest entity first. */
            entities: components["schemas"]["EntityAmong"][];
            detections: components["schemas"]["Detection"][];
            /** @description Everything that was decided, newest first. */
            dispositions: components["schemas"]["Disposition"][];
            suppression_rules: components["schemas"]["SuppressionRule"][];
            case: components["schemas"]["Case"] | null;
        };
        Filing: {
            filing_id: string;
            /** @description 1 for the first; each act makes the next. */
            version: number;
            /**
             * @description What made it.
             * @enum {string}
             */
            action: "drafted" | "saved" | "submitted" | "approved" | "returned" | "withdrawn" | "filed";
            /**
             * @description What it was afterwards.
             * @enum {string}
             */
            status: "draft" | "in_review" | "returned" | "approved" | "filed" | "withdrawn";
            /** @description The report code and what the filing is about. */
            title: string;
            /** @enum {string} */
            subject_kind: "alert" | "case";
            subject_id: string;
            /** @description Of the slice that it was drafted from. */
            processing_date: string;
            window_days: number;
            /** @description Empty where nobody set one. */
            due_date: string;
            /** @description Who made the first version. */
            drafted_by: string;
            /** @description Who did this: the name of the API key, or local. */
            saved_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            saved_at_ms: number;
            /** @description Why it was returned or withdrawn, or what else was said. */
            note: string;
            /** @description Who approved this text; empty where nobody did. */
            approved_by: string;
            /** @description Whether who approved had drafted it too, or was local, which is nobody in particular. */
            is_own_approval: boolean;
            /** @description What the authority gave it; empty before it is filed; kept by later versions. */
            reference_number: string;
            /** @description Empty before it is filed; kept by later versions. */
            filed_date: string;
            /** @description SHA-256, hex, over the canonical JSON of the document. */
            document_digest: string;
            /** @description Of the version before; empty for the first. */
            previous_digest: string;
            /** @description SHA-256, hex, over all of the above with the network. */
            digest: string;
            document: components["schemas"]["FilingDocument"];
            newest_version: number;
            /** @description The version that took the approval of this one back; 0 where none did. */
            superseded_by: number;
            /** @description Required fields that are empty: they keep it from being submitted and approved. */
            missing: {
                field: string;
                message: string;
            }[];
            /** @description What to look at: sums that do not match, links to transactions that are left out, texts that a form cuts off. */
            notices: {
                sentence_id: string;
                figure: string;
                message: string;
            }[];
            /** @description Whether who drafted it may approve it here. */
            allows_own_approval: boolean;
        };
        AccessLogEntry: {
            at_ms: number;
            request_id: string;
            key_name: string;
            remote_address: string;
            method: string;
            route: string;
            target: string;
            status: number;
            duration_ms: number;
        };
        Asset: {
            asset_symbol: string;
            /** @description native for the coins of the chain. */
            asset_contract: string;
            transfer_count: number;
            /** @description Decimal: what its transfers count for. */
            amount_usd: string;
            /** @description Decimal: what they would count for if it were trusted. */
            claimed_usd: string;
            /** @description coin, verified, unverified, trusted or set_aside. */
            status: string;
            /** @description Why it is trusted or set aside; else empty. */
            reason: string;
        };
        Slice: {
            window_days: number;
            processing_date: string;
            feature_count: number;
            pattern_count: number;
            alert_count: number;
            /** @description What the slice lost since it was published; empty where it is whole. */
            damage: string;
        };
        LabelNotice: {
            code: string;
            message: string;
            count: number;
        };
        Who: {
            /** @description What decisions bear; empty for nobody. */
            name: string;
            display_name: string;
            /**
             * @description local: no key was ever made and nobody can sign in, so this machine may do all.
             * @enum {string}
             */
            signed_in_by: "session" | "key" | "local" | "nobody";
            /** @description Of a user who signed in. */
            role: ("auditor" | "analyst" | "lead" | "admin") | null;
            /** @description All that may be done. */
            scopes: ("read" | "run" | "lead" | "admin")[];
            /** @description Goes as X-CSRF-Token with each request that changes something by cookie. */
            csrf_token: string | null;
            /** @description When the session ends at the latest. */
            expires_at_ms: number | null;
            /** @description Whether people can sign in here. */
            has_sign_in: boolean;
        };
        TaskEvent: {
            event_id: number;
            task_id: string;
            at_ms: number;
            event: {
                /** @constant */
                kind: "status";
                /** @enum {string} */
                status: "PENDING" | "STARTED" | "RETRY" | "SUCCESS" | "FAILURE" | "REVOKED";
                error_message: string;
            } | {
                /** @constant */
                kind: "run_started";
                run_id: string;
                resumed_steps: ("initialize" | "ingest" | "features" | "patterns" | "typologies" | "alerts" | "publish" | "audit")[];
            } | {
                /** @constant */
                kind: "step_started";
                /** @enum {string} */
                step: "initialize" | "ingest" | "features" | "patterns" | "typologies" | "alerts" | "publish" | "audit";
            } | {
                /** @constant */
                kind: "progress";
                /** @enum {string} */
                step: "initialize" | "ingest" | "features" | "patterns" | "typologies" | "alerts" | "publish" | "audit";
                activity: string;
                progress: number;
                remaining_seconds?: number;
            } | {
                /** @constant */
                kind: "notice";
                /** @enum {string} */
                step: "initialize" | "ingest" | "features" | "patterns" | "typologies" | "alerts" | "publish" | "audit";
                notice: {
                    code: string;
                    message: string;
                    count: number;
                };
            } | {
                /** @constant */
                kind: "step_ended";
                /** @enum {string} */
                step: "initialize" | "ingest" | "features" | "patterns" | "typologies" | "alerts" | "publish" | "audit";
                duration_seconds: number;
                row_count: number;
                peak_rss_bytes: number;
                parts: {
                    [key: string]: number;
                };
            };
        };
        TransactionHit: {
            tx_id: string;
            at_ms: number;
            transfer_count: number;
            moved_usd: string;
            first_from_address: string;
        };
        Canvas: {
            canvas_id: string;
            /** @description 1 for the first; each save is the next. */
            version: number;
            name: string;
            node_count: number;
            link_count: number;
            /** @enum {string} */
            origin_kind: "nothing" | "address" | "alert" | "case" | "trace";
            origin_id: string;
            saved_by: string;
            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
            saved_at_ms: number;
            document: {
                origin: {
                    /** @enum {string} */
                    kind: "nothing" | "address" | "alert" | "case" | "trace";
                    /** @description The address, alert_id, cluster_id or trace_id. */
                    id: string;
                };
                processing_date: string;
                window_days: number;
                filters: {
                    /** @description Epoch milliseconds, included; 0: from the beginning of the window. */
                    from_time: number;
                    /** @description Not included; 0: to the end of the window. */
                    to_time: number;
                    /** @description Symbols; none: every asset. */
                    assets: string[];
                    /** @description Of a link. */
                    min_usd: number;
                    /** @description Of the other end; none: every role. */
                    roles: string[];
                };
                nodes: {
                    address: string;
                    /** @description Grows to the right, with time. */
                    x: number;
                    /** @description Grows upwards. */
                    y: number;
                    /** @description A layout leaves it where it is. */
                    is_pinned: boolean;
                    is_hidden: boolean;
                    /** @enum {string} */
                    colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                    note: string;
                    /** @description Of groups; empty for none. */
                    group_id: string | "";
                }[];
                links: {
                    /** @description Who paid. */
                    from_address: string;
                    /** @description Who was paid. */
                    to_address: string;
                    asset_symbol: string;
                    /** @description Empty where it is not known, as of a trace. */
                    asset_contract: string;
                    /**
                     * @description window: all transfers of the window within the filters; evidence: those of an alert or a case; trace: what a trace followed.
                     * @enum {string}
                     */
                    basis: "window" | "evidence" | "trace";
                    transfer_count: number;
                    /** @description Exact decimal as text. */
                    total_usd: string;
                    /** @description In units of the asset; empty where it is not known. */
                    amount: string | "";
                    /** @description Epoch milliseconds. */
                    first_time: number;
                    last_time: number;
                }[];
                groups: {
                    group_id: string;
                    name: string;
                    /** @enum {string} */
                    colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                    /** @description Drawn as one mark. */
                    is_folded: boolean;
                }[];
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        mode: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready";
                        checks: {
                            name: string;
                            is_ready: boolean;
                            code: string;
                        }[];
                    };
                };
            };
            /** @description Something does not answer, or data are damaged. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "not_ready";
                        checks: {
                            name: string;
                            is_ready: boolean;
                            code: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Who"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The page to come back to.
                     * @default /
                     */
                    return_to?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        url: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completeSignIn: {
        parameters: {
            query?: {
                code?: string;
                state?: string;
                iss?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description To the page. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        has_ended: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        users: components["schemas"]["User"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_name: string;
                    /**
                     * @description As others read it; may be empty.
                     * @default
                     */
                    display_name?: string;
                    /**
                     * @description Finds the user at the first sign-in, where the provider says that it is verified.
                     * @default
                     */
                    email?: string;
                    /**
                     * @description What the provider calls this user ("sub"); empty until the first sign-in.
                     * @default
                     */
                    subject?: string;
                    /** @enum {string} */
                    role: "auditor" | "analyst" | "lead" | "admin";
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                user_name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As others read it; may be empty. */
                    display_name?: string;
                    /** @description Finds the user at the first sign-in, where the provider says that it is verified. */
                    email?: string;
                    /** @description What the provider calls this user ("sub"); empty until the first sign-in. */
                    subject?: string;
                    /** @enum {string} */
                    role?: "auditor" | "analyst" | "lead" | "admin";
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                user_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: {
                            key_name: string;
                            /** @enum {string} */
                            scope: "read" | "run" | "lead" | "admin";
                            /** @description 0: never. */
                            expires_at_ms: number;
                            /** @description Who made it. */
                            changed_by: string;
                            /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                            changed_at_ms: number;
                            /** @description Since this process began; 0 where it was not. */
                            last_used_ms: number;
                        }[];
                        has_more: boolean;
                        /** @description Of ANALYTICS_API_KEYS, where they are changed. */
                        configured: {
                            key_name: string;
                            scopes: ("read" | "run" | "lead" | "admin")[];
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key_name: string;
                    /** @enum {string} */
                    scope: "read" | "run" | "lead" | "admin";
                    /** @description Unset: never. */
                    expires_in_days?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_name: string;
                        /** @enum {string} */
                        scope: "read" | "run" | "lead" | "admin";
                        /** @description 0: never. */
                        expires_at_ms: number;
                        /** @description Who made it. */
                        changed_by: string;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        changed_at_ms: number;
                        /** @description Since this process began; 0 where it was not. */
                        last_used_ms: number;
                        /** @description Shown this once. */
                        key: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                key_name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        key_name: string;
                        /** @enum {string} */
                        scope: "read" | "run" | "lead" | "admin";
                        /** @description 0: never. */
                        expires_at_ms: number;
                        /** @description Who made it. */
                        changed_by: string;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        changed_at_ms: number;
                        /** @description Since this process began; 0 where it was not. */
                        last_used_ms: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeopleTrail: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyPeopleTrail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReport"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    runPipeline: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    /** @description Both included. The run for a date covers the window_days before it. */
                    date_range: {
                        /**
                         * @description A date as YYYY-MM-DD.
                         * @example 2025-11-20
                         */
                        start_date: string;
                        /**
                         * @description A date as YYYY-MM-DD.
                         * @example 2025-11-20
                         */
                        end_date: string;
                    };
                    /** @default 1 */
                    window_days?: number;
                    /**
                     * @description Settings laid over the configured ones, and "source".
                     * @default {}
                     */
                    config?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        task_ids: string[];
                        /** @description Those of task_ids that waited or ran before: the config of this request is not theirs. */
                        already_queued: string[];
                        network: string;
                        processed_dates: string[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pipelineStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tasks: components["schemas"]["Task"][];
                        counts: {
                            waiting: number;
                            active: number;
                            delayed: number;
                            failed: number;
                        };
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        task_id: string;
                        cancelled: boolean;
                        /** @enum {string} */
                        status: "PENDING" | "STARTED" | "RETRY" | "SUCCESS" | "FAILURE" | "REVOKED";
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    taskEvents: {
        parameters: {
            query?: never;
            header?: {
                "last-event-id"?: number;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TaskEvent"];
                };
            };
            /** @description The task has ended, and all of its events were sent. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNetworks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        networks: string[];
                        default_network: string | null;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSlices: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        slices: components["schemas"]["Slice"][];
                        loaded: {
                            transfer_count: number;
                            first_timestamp_ms: number;
                            last_timestamp_ms: number;
                            label_count: number;
                            price_count: number;
                            asset_count: number;
                        };
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAddressChanges: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["AddressChange"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAssets: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        assets: components["schemas"]["Asset"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifySlice: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /** @description Of an alert, a pattern or a trace; all of the slice without. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        is_verified: boolean;
                        alert_count: number;
                        pattern_count: number;
                        trace_count: number;
                        /** @description Evidence transfers that were looked up. */
                        transfer_count: number;
                        /** @description Above transfer_count where not all evidence is listed or kept. */
                        evidence_count: number;
                        failures: {
                            id: string;
                            failure: string;
                        }[];
                        /** @description What could not be judged, with the reason. */
                        notes: string[];
                        /** @description Whether it was published before addresses had one form: run it again. */
                        is_outdated: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOverview: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description The published date before, of the same window length. */
                        previous_date: string | null;
                        alerts: {
                            total_count: number;
                            /** @description Alerts that nobody has decided and no rule hides. */
                            open_count: number;
                            case_count: number;
                            previous_case_count: number;
                            by_severity: {
                                name: string;
                                alert_count: number;
                                /** @description Of them those that nobody has decided and no rule hides. */
                                open_count: number;
                                previous_count: number;
                            }[];
                            by_typology: {
                                name: string;
                                alert_count: number;
                                /** @description Of them those that nobody has decided and no rule hides. */
                                open_count: number;
                                previous_count: number;
                            }[];
                            by_status: {
                                name: string;
                                alert_count: number;
                            }[];
                        };
                        changes: {
                            new_count: number;
                            grown_count: number;
                            gone_count: number;
                            /** @description At most 20, best rank first. */
                            new: components["schemas"]["ChangedAlert"][];
                            grown: components["schemas"]["ChangedAlert"][];
                            gone: components["schemas"]["ChangedAlert"][];
                        };
                        /** @description Exact sum over the distinct evidence transfers of all alerts. */
                        suspected_usd: string;
                        previous_suspected_usd: string;
                        /** @description Slices of the same window length up to this one, oldest first, at most 60. */
                        history: {
                            processing_date: string;
                            alert_count: number;
                            volume_usd: string;
                        }[];
                        coverage: components["schemas"]["Coverage"];
                        address_count: number;
                        previous_address_count: number;
                        pattern_count: number;
                        previous_pattern_count: number;
                        /** @description The newest run of the slice. */
                        run: components["schemas"]["Run"] | null;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                window_days?: number;
                status?: "running" | "publishing" | "published" | "completed" | "failed" | "cancelled" | "interrupted";
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["Run"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        run_id: string;
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @enum {string} */
                        status: "running" | "publishing" | "published" | "completed" | "failed" | "cancelled" | "interrupted";
                        steps: string[];
                        steps_done: string[];
                        current_step: string;
                        progress: number;
                        error_code: string;
                        error_message: string;
                        source: string;
                        settings_hash: string;
                        code_version: string;
                        readonly notices: {
                            code: string;
                            message: string;
                            count: number;
                        }[];
                        /** @description What became of every row of its source; null where the run read none. */
                        ingested: {
                            row_count: number;
                            new_count: number;
                            changed_count: number;
                            known_count: number;
                            unloaded: {
                                reason: string;
                                /** @enum {string} */
                                kind: "no_effect" | "set_aside" | "faulty";
                                file: string;
                                row_count: number;
                                /** @description The first of them, where they are faulty or set aside: which row (from 1, below a header) and line they are, and what of them the reason speaks of. */
                                examples?: {
                                    row: number;
                                    line: number | null;
                                    found: string;
                                }[];
                            }[];
                            /**
                             * @description Of the rows without effect, those of value zero that are kept for detectors.
                             * @default 0
                             */
                            kept_zero_value_count: number;
                            in_window_count: number;
                            before_window_count: number;
                            after_window_count: number;
                            oldest_ms: number | null;
                            newest_ms: number | null;
                            unread_files: {
                                file: string;
                                reason: string;
                            }[];
                        } | null;
                        started_ms: number;
                        updated_ms: number;
                        ended_ms: number;
                        settings: {
                            [key: string]: unknown;
                        };
                        step_log: components["schemas"]["ComputationLog"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSchedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: {
                            name: string;
                            task_name: string;
                            cron: string;
                            network: string;
                            window_days: number;
                            /** @description As written: a date or {{ tomorrow }}. */
                            date: string;
                            next_ms: number | null;
                            /** @description The newest occurrence that was fired, when, and as which task. */
                            last: {
                                occurrence_ms: number;
                                fired_ms: number;
                                task_id: string;
                            } | null;
                        }[];
                        /** @description Whether a scheduler runs inside this process. */
                        is_active: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportTable: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /**
                 * @description Core tables: the first day.
                 * @example 2025-11-20
                 */
                start_date?: string;
                /**
                 * @description Core tables: the last day, included.
                 * @example 2025-11-20
                 */
                end_date?: string;
                /** @description Rows of a page; 100 unless given. */
                limit?: number;
                offset?: number;
                /** @description next_cursor of the page before; absent for the first. */
                after?: string;
                /** @description Of CSV: safe puts an apostrophe before a text that a spreadsheet would run as a formula (it begins with = + - @, tab or CR); raw leaves texts as they are, for programs. */
                csv_cells?: "safe" | "raw";
            };
            header?: never;
            path: {
                name: "features" | "patterns" | "typologies" | "alerts" | "clusters" | "transfers" | "money-flows" | "assets" | "prices" | "labels";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or the whole table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Columns as docs/tables.md lists them; decimals are exact text, 64-bit integers are numbers. */
                        rows: {
                            [key: string]: unknown;
                        }[];
                        /** @description Rows of this page. */
                        row_count: number;
                        offset: number;
                        limit: number;
                        has_more: boolean;
                        /** @description null on the last page. */
                        next_cursor: string | null;
                    };
                    "application/x-parquet": string;
                    "application/vnd.apache.arrow.file": string;
                    "application/x-ndjson": string;
                    "text/csv": string;
                };
            };
            /** @description The ETag of If-None-Match still stands. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readQuery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    query: string;
                    /**
                     * @description Rows at most.
                     * @default 1000
                     */
                    limit?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            [key: string]: unknown;
                        }[];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    computationLogs: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                run_id?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["ComputationLog"][];
                        row_count: number;
                        offset: number;
                        limit: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accessLog: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: components["schemas"]["AccessLogEntry"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAuditTrail: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                kind?: "alert" | "case" | "suppression" | "label" | "watch" | "entity" | "learning" | "setting" | "canvas" | "notification" | "filing";
                /** @description An alert, address, rule, setting, canvas or filing. */
                subject?: string;
                actor?: string;
                /** @description Only entries before it: pages that stay as they are while others are recorded. */
                before_number?: number;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["AuditEntry"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAuditTrail: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description A last_digest from before: an entry must have it. */
                known_digest?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReport"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlerts: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                severity?: ("low" | "medium" | "high" | "critical")[];
                typology_type?: string[];
                status?: ("open" | "in_review" | "true_positive" | "false_positive" | "closed")[];
                assignee?: string;
                /** @description Work to do: unfinished alerts, open or in review; of them mine (assigned to the name of the key), unassigned, grown since decided, late, involving a watched address. */
                queue?: "unfinished" | "mine" | "unassigned" | "grown" | "late" | "watched";
                /** @description Alerts that involve it. */
                address?: string;
                cluster_id?: string;
                /** @description Words that the description, an address that takes part, or the id must hold, in any case. */
                q?: string;
                min_volume_usd?: number;
                min_confidence?: number;
                /**
                 * @description A date as YYYY-MM-DD.
                 * @example 2025-11-20
                 */
                first_seen_from?: string;
                /** @description true: only alerts that involve a watched address. */
                watched?: "true" | "false";
                /** @description Only alerts that involve an address of that watchlist. */
                watch_list?: string;
                include_suppressed?: "true" | "false";
                sort?: "rank" | "severity" | "confidence" | "entered" | "volume" | "start_time" | "end_time" | "first_seen" | "due";
                /** @description Default: asc for rank, else desc. */
                order?: "asc" | "desc";
                limit?: number;
                /** @description next_cursor of the page before; absent for the first. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        alerts: components["schemas"]["AlertSummary"][];
                        /** @description Alerts that pass the filter, on all pages. */
                        total_count: number;
                        /** @description Alerts that would pass too and that a suppression rule hides; 0 with include_suppressed. */
                        suppressed_count: number;
                        /** @description null on the last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertState: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        state: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAlert: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertDetail"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertPlace: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                severity?: ("low" | "medium" | "high" | "critical")[];
                typology_type?: string[];
                status?: ("open" | "in_review" | "true_positive" | "false_positive" | "closed")[];
                assignee?: string;
                /** @description Work to do: unfinished alerts, open or in review; of them mine (assigned to the name of the key), unassigned, grown since decided, late, involving a watched address. */
                queue?: "unfinished" | "mine" | "unassigned" | "grown" | "late" | "watched";
                /** @description Alerts that involve it. */
                address?: string;
                cluster_id?: string;
                /** @description Words that the description, an address that takes part, or the id must hold, in any case. */
                q?: string;
                min_volume_usd?: number;
                min_confidence?: number;
                /**
                 * @description A date as YYYY-MM-DD.
                 * @example 2025-11-20
                 */
                first_seen_from?: string;
                /** @description true: only alerts that involve a watched address. */
                watched?: "true" | "false";
                /** @description Only alerts that involve an address of that watchlist. */
                watch_list?: string;
                include_suppressed?: "true" | "false";
                sort?: "rank" | "severity" | "confidence" | "entered" | "volume" | "start_time" | "end_time" | "first_seen" | "due";
                /** @description Default: asc for rank, else desc. */
                order?: "asc" | "desc";
            };
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description 1 for the first; 0 where the list does not hold it. */
                        place: number;
                        total_count: number;
                        /** @description Empty where there is none, as the others are. */
                        previous_alert_id: string;
                        next_alert_id: string;
                        /** @description The next that nobody has decided, from the beginning again after the last. */
                        next_open_alert_id: string;
                        /** @description Alerts of the list that nobody has decided. */
                        open_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAlertTransfers: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alert_id: string;
                        transfers: components["schemas"]["Transfer"][];
                        /** @description Transfers of its evidence. */
                        evidence_count: number;
                        /** @description Of them those that can be read here: all, but where an earlier version wrote the slice. */
                        readable_count: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyAlert: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertQueues: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description The name of the key that asks: whose queue `mine` is. */
                        me: string;
                        counts: {
                            unfinished: number;
                            mine: number;
                            unassigned: number;
                            grown: number;
                            late: number;
                            watched: number;
                        };
                        workload: components["schemas"]["Workload"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    alertChanges: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /**
                 * @description The earlier date.
                 * @example 2025-11-20
                 */
                before: string;
                /**
                 * @description The later date.
                 * @example 2025-11-20
                 */
                after: string;
                /** @description Of both slices. Default: that of the newest published slice. */
                window_days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        before: string;
                        after: string;
                        changes: {
                            alert_id: string;
                            typology_type: string;
                            /** @enum {string} */
                            severity: "low" | "medium" | "high" | "critical";
                            address: string;
                            /** @description Exact decimal as text. */
                            volume_usd: string;
                            /** @description Exact decimal as text. */
                            previous_volume_usd: string;
                            /** @enum {string} */
                            change: "new" | "grown" | "shrunk" | "gone" | "same";
                            evidence_transaction_count: number;
                            previous_transaction_count: number;
                            description: string;
                            /**
                             * @description '' unless it is gone
                             * @enum {string}
                             */
                            gone_reason: "" | "left_window" | "part_of" | "chance" | "service" | "unsure" | "over_budget" | "not_found";
                            gone_into: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHeldDetections: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                hold_reason?: "chance" | "service" | "unsure";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        detections: components["schemas"]["HeldDetection"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDispositions: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dispositions: components["schemas"]["Disposition"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAlert: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Each alert keeps its own unless given.
                     * @enum {string}
                     */
                    status?: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
                    /**
                     * @description Required for false_positive.
                     * @default
                     */
                    reason?: string;
                    /** @description Each alert keeps its own unless given; empty: nobody. */
                    assignee?: string;
                    /** @default  */
                    note?: string;
                    /** @description decided_at_ms of the newest decision that was seen, 0 for none: refused with DECISION_CONFLICT where a newer one was made since. */
                    seen_decided_at_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disposition"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideAlerts: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alert_ids: string[];
                    /**
                     * @description Each alert keeps its own unless given.
                     * @enum {string}
                     */
                    status?: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
                    /**
                     * @description Required for false_positive.
                     * @default
                     */
                    reason?: string;
                    /** @description Each alert keeps its own unless given; empty: nobody. */
                    assignee?: string;
                    /** @default  */
                    note?: string;
                    /** @description decided_at_ms of the newest decision that was seen, 0 for none: refused with DECISION_CONFLICT where a newer one was made since. */
                    seen_decided_at_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        dispositions: components["schemas"]["Disposition"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    falsePositiveRates: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rates: components["schemas"]["FalsePositiveRate"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuppressionRules: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["SuppressionRule"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addSuppressionRule: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    typology_type?: string | "";
                    /** @default  */
                    address?: string | "";
                    reason: string;
                    /**
                     * Format: date-time
                     * @description ISO 8601 with a zone; at most two years ahead.
                     */
                    expires_at: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionRule"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suppressionEffect: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                typology_type?: string;
                address?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        hidden_count: number;
                        /** @description Of them those that nobody has decided. */
                        hidden_open_count: number;
                        /** @description Alerts that stay in sight because they suspect others too. */
                        shared_count: number;
                        /** @description False where the address has no transfer in the window; true where none is given. */
                        is_address_known: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSuppressionRule: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionRule"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                severity?: ("low" | "medium" | "high" | "critical")[];
                /** @description Cases with an alert of one of them. */
                typology_type?: string[];
                address?: string;
                /** @description Words that the descriptions of its alerts, its addresses or its id must hold, in any case. */
                q?: string;
                min_volume_usd?: number;
                /** @description 1: cases with an alert that nobody has decided. */
                min_open_alerts?: number;
                status?: ("open" | "in_progress" | "waiting" | "escalated" | "closed")[];
                /** @description Whose work it is; empty: those of nobody. */
                owner?: string;
                /** @description true: only those past their due date. */
                late?: "true" | "false";
                sort?: "rank" | "severity" | "volume" | "alerts" | "open" | "confidence" | "latest" | "due";
                /** @description Default: asc for rank and due, else desc. */
                order?: "asc" | "desc";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        cases: components["schemas"]["Case"][];
                        total_count: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cluster_id: string;
                        cluster_type: string;
                        primary_address: string;
                        pattern_id: string;
                        primary_alert_id: string;
                        related_alert_ids: string[];
                        addresses_involved: string[];
                        total_alerts: number;
                        /** @description Exact decimal as text. */
                        total_volume_usd: string;
                        /** @enum {string} */
                        severity_max: "low" | "medium" | "high" | "critical";
                        confidence_avg: number;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        earliest_alert_timestamp: number;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        latest_alert_timestamp: number;
                        /** @description Alerts of it that nobody has decided. */
                        open_alerts: number;
                        /** @description When one of its alerts was last decided; 0 where none was. */
                        decided_at_ms: number;
                        /** @description Rank of its highest-ranked alert. */
                        best_rank: number;
                        /** @description Of its alerts, that of the highest-ranked in front. */
                        typology_types: string[];
                        /**
                         * @description Where the work stands. A closed case is open again with an alert that it was not closed with.
                         * @enum {string}
                         */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Whose work it is; empty for nobody. */
                        owner: string;
                        /** @description The earliest due date of its alerts that nobody has finished; 0 without one, or once it is closed. */
                        due_ms: number;
                        /** @description When somebody last worked on it; 0 for never. */
                        last_act_ms: number;
                        /** @description Computed cases that people merged into it. */
                        member_ids: string[];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        alerts: components["schemas"]["AlertSummary"][];
                        /** @description Whose its addresses are, the largest first. */
                        entities: components["schemas"]["EntityAmong"][];
                        /** @description Distinct transfers of its alerts; above the length of `transfers` where some are left out. */
                        evidence_count: number;
                        /** @description Distinct evidence of its alerts, in order of time. */
                        transfers: components["schemas"]["Transfer"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFilings: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                status?: "draft" | "in_review" | "returned" | "approved" | "filed" | "withdrawn";
                /** @description An alert_id or cluster_id. */
                subject_id?: string;
                drafted_by?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        filings: components["schemas"]["FilingVersion"][];
                        total_count: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    subject_kind: "alert" | "case";
                    /** @description The alert_id or cluster_id. */
                    subject_id: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: the newest. */
                version?: number;
            };
            header?: never;
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Filing"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFilingVersions: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: components["schemas"]["FilingVersion"][];
                        /** @description The version that is not what was saved: it and those after it are left out. 0 where all are sound. */
                        damaged_version: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    document: {
                        report: {
                            /**
                             * @default STR
                             * @enum {string}
                             */
                            report_code?: "STR" | "SAR" | "AIF" | "TFR";
                            /**
                             * @description How the reporting entity calls the report.
                             * @default
                             */
                            entity_reference?: string;
                            /**
                             * @description A reference of the authority, in an answer to it.
                             * @default
                             */
                            fiu_ref_number?: string;
                            /** @default  */
                            submission_date?: string;
                            /** @default  */
                            due_date?: string;
                            /** @default USD */
                            currency_code?: string;
                            /**
                             * @description Units of currency_code for one USD; empty where that is USD.
                             * @default
                             */
                            usd_rate?: string;
                            /** @default  */
                            reason?: string;
                            /** @default  */
                            action?: string;
                            indicators: {
                                /** @description Of the authority’s list; empty: not chosen yet. */
                                code: string;
                                /** @description What was found. */
                                words: string;
                            }[];
                        };
                        /** @default {} */
                        reporting_entity?: {
                            /** @default  */
                            name?: string;
                            /**
                             * @description The number that the authority gave.
                             * @default
                             */
                            rentity_id?: string;
                            /** @default  */
                            rentity_branch?: string;
                            /** @default  */
                            tax_number?: string;
                            /**
                             * @description As FinCEN’s "type of financial institution".
                             * @default
                             */
                            institution_type?: string;
                            /**
                             * @description The primary federal regulator, where there is one.
                             * @default
                             */
                            regulator?: string;
                            /** @default {} */
                            location?: {
                                /** @default  */
                                address?: string;
                                /** @default  */
                                city?: string;
                                /** @default  */
                                state?: string;
                                /** @default  */
                                zip?: string;
                                /** @default  */
                                country_code?: string;
                            };
                        };
                        /** @default {} */
                        reporting_person?: {
                            /** @default  */
                            first_name?: string;
                            /** @default  */
                            last_name?: string;
                            /** @default  */
                            occupation?: string;
                            /** @default  */
                            phone?: string;
                            /** @default  */
                            email?: string;
                        };
                        subjects: {
                            subject_id: string;
                            /** @enum {string} */
                            kind: "unknown" | "person" | "entity";
                            is_suspect: boolean;
                            /** @default  */
                            first_name?: string;
                            /** @default  */
                            last_name?: string;
                            /** @default  */
                            birthdate?: string;
                            /** @default  */
                            nationality?: string;
                            /** @default  */
                            occupation?: string;
                            /** @default  */
                            legal_name?: string;
                            /** @default  */
                            incorporation_number?: string;
                            /** @default  */
                            business?: string;
                            /**
                             * @description Another name, such as a label says.
                             * @default
                             */
                            alias?: string;
                            /** @default  */
                            id_number?: string;
                            /** @default {} */
                            location?: {
                                /** @default  */
                                address?: string;
                                /** @default  */
                                city?: string;
                                /** @default  */
                                state?: string;
                                /** @default  */
                                zip?: string;
                                /** @default  */
                                country_code?: string;
                            };
                            /** @default  */
                            comments?: string;
                        }[];
                        accounts: {
                            address: string;
                            /**
                             * @description What a label calls it; empty without one.
                             * @default
                             */
                            label?: string;
                            /**
                             * @description In the scheme.
                             * @default
                             */
                            role?: string;
                            /**
                             * @description Whose it is, of subjects; empty: not known.
                             * @default
                             */
                            subject_id?: string | "";
                            /**
                             * @description Of a client of the reporting entity.
                             * @default false
                             */
                            is_client?: boolean;
                        }[];
                        transactions: {
                            transfer_id: string;
                            tx_id: string;
                            at_ms: number;
                            from_address: string;
                            to_address: string;
                            asset_symbol: string;
                            asset_contract: string;
                            /** @description In units of the asset, exact. */
                            amount: string;
                            /** @description Exact; 0 where the asset has no price. */
                            amount_usd: string;
                            /** @description Whether the report names it. */
                            is_chosen: boolean;
                        }[];
                        narrative: {
                            paragraph_id: string;
                            sentences: {
                                sentence_id: string;
                                text: string;
                                /** @description That it stands on. */
                                transfer_ids: string[];
                                alert_ids: string[];
                            }[];
                        }[];
                        origin: {
                            network: string;
                            /** @enum {string} */
                            subject_kind: "alert" | "case";
                            subject_id: string;
                            processing_date: string;
                            window_days: number;
                            run_id: string;
                            alerts: {
                                alert_id: string;
                                typology_type: string;
                                evidence_digest: string;
                                entered_usd: string;
                                volume_usd: string;
                            }[];
                            /** @description Transfers of the evidence; above those listed where there are more. */
                            evidence_count: number;
                            /** @description Alerts of the subject; above those listed where there are more. */
                            alert_count: number;
                        };
                    };
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    returnFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    note: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    note: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    markFilingFiled: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT. */
                    seen_version: number;
                    /** @default  */
                    note?: string;
                    reference_number: string & (unknown & unknown);
                    /**
                     * @description A date as YYYY-MM-DD.
                     * @example 2025-11-20
                     */
                    filed_date: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilingVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                format: "goaml" | "fincen" | "html" | "json";
                /** @description Default: the newest. */
                version?: number;
            };
            header?: never;
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. The same version gives the same bytes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                    "application/json": string;
                    "text/html": string;
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateFiling: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: the newest. */
                version?: number;
            };
            header?: never;
            path: {
                filing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The schema first, then the files that it includes, by the names that it has for them. */
                    files: {
                        file_name: string;
                        content: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        is_valid: boolean;
                        /** @description The first 200, with the field of the form that each belongs to. */
                        faults: {
                            line: number;
                            field: string;
                            message: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseWork: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The case that holds the one asked for: another where it is merged. */
                        case_id: string;
                        /** @enum {string} */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Empty for nobody. */
                        owner: string;
                        /** @description Of the newest act: what seen_act_ms is compared with. */
                        last_act_ms: number;
                        last_act_by: string;
                        /** @description Cases that are merged into it. */
                        member_ids: string[];
                        /** @description Empty where a run made it. */
                        split_from: string;
                        /** @description The oldest first. */
                        comments: components["schemas"]["CaseComment"][];
                        /** @description The oldest first. */
                        files: components["schemas"]["CaseFile"][];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description That it holds in the slice; empty where they are gone. */
                        alert_ids: string[];
                        /** @description The name of the key that asks. */
                        me: string;
                        most_files: number;
                        /** @description Of one file. */
                        most_file_bytes: number;
                        /** @description Whether the key may change owner and status: no comment needs it. */
                        may_change: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status?: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                    /** @description Empty: nobody. */
                    owner?: string;
                    /** @default  */
                    reason?: string;
                    /** @description last_act_ms of the case as it was read: refused with CASE_CONFLICT where somebody worked on it since. */
                    seen_act_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The case that holds the one asked for: another where it is merged. */
                        case_id: string;
                        /** @enum {string} */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Empty for nobody. */
                        owner: string;
                        /** @description Of the newest act: what seen_act_ms is compared with. */
                        last_act_ms: number;
                        last_act_by: string;
                        /** @description Cases that are merged into it. */
                        member_ids: string[];
                        /** @description Empty where a run made it. */
                        split_from: string;
                        /** @description The oldest first. */
                        comments: components["schemas"]["CaseComment"][];
                        /** @description The oldest first. */
                        files: components["schemas"]["CaseFile"][];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description That it holds in the slice; empty where they are gone. */
                        alert_ids: string[];
                        /** @description The name of the key that asks. */
                        me: string;
                        most_files: number;
                        /** @description Of one file. */
                        most_file_bytes: number;
                        /** @description Whether the key may change owner and status: no comment needs it. */
                        may_change: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    caseTimeline: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                order?: "asc" | "desc";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        events: components["schemas"]["CaseEvent"][];
                        total_count: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    into: string;
                    /** @default  */
                    reason?: string;
                    /** @description last_act_ms of the case as it was read: refused with CASE_CONFLICT where somebody worked on it since. */
                    seen_act_ms?: number;
                    /** @description The same of the case that it goes into. */
                    into_seen_act_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The case that holds the one asked for: another where it is merged. */
                        case_id: string;
                        /** @enum {string} */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Empty for nobody. */
                        owner: string;
                        /** @description Of the newest act: what seen_act_ms is compared with. */
                        last_act_ms: number;
                        last_act_by: string;
                        /** @description Cases that are merged into it. */
                        member_ids: string[];
                        /** @description Empty where a run made it. */
                        split_from: string;
                        /** @description The oldest first. */
                        comments: components["schemas"]["CaseComment"][];
                        /** @description The oldest first. */
                        files: components["schemas"]["CaseFile"][];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description That it holds in the slice; empty where they are gone. */
                        alert_ids: string[];
                        /** @description The name of the key that asks. */
                        me: string;
                        most_files: number;
                        /** @description Of one file. */
                        most_file_bytes: number;
                        /** @description Whether the key may change owner and status: no comment needs it. */
                        may_change: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    separateCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    member_id: string;
                    /** @default  */
                    reason?: string;
                    /** @description last_act_ms of the case as it was read: refused with CASE_CONFLICT where somebody worked on it since. */
                    seen_act_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The case that holds the one asked for: another where it is merged. */
                        case_id: string;
                        /** @enum {string} */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Empty for nobody. */
                        owner: string;
                        /** @description Of the newest act: what seen_act_ms is compared with. */
                        last_act_ms: number;
                        last_act_by: string;
                        /** @description Cases that are merged into it. */
                        member_ids: string[];
                        /** @description Empty where a run made it. */
                        split_from: string;
                        /** @description The oldest first. */
                        comments: components["schemas"]["CaseComment"][];
                        /** @description The oldest first. */
                        files: components["schemas"]["CaseFile"][];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description That it holds in the slice; empty where they are gone. */
                        alert_ids: string[];
                        /** @description The name of the key that asks. */
                        me: string;
                        most_files: number;
                        /** @description Of one file. */
                        most_file_bytes: number;
                        /** @description Whether the key may change owner and status: no comment needs it. */
                        may_change: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    splitCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    alert_ids: string[];
                    /** @default  */
                    reason?: string;
                    /** @description last_act_ms of the case as it was read: refused with CASE_CONFLICT where somebody worked on it since. */
                    seen_act_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The case that holds the one asked for: another where it is merged. */
                        case_id: string;
                        /** @enum {string} */
                        status: "open" | "in_progress" | "waiting" | "escalated" | "closed";
                        /** @description Empty for nobody. */
                        owner: string;
                        /** @description Of the newest act: what seen_act_ms is compared with. */
                        last_act_ms: number;
                        last_act_by: string;
                        /** @description Cases that are merged into it. */
                        member_ids: string[];
                        /** @description Empty where a run made it. */
                        split_from: string;
                        /** @description The oldest first. */
                        comments: components["schemas"]["CaseComment"][];
                        /** @description The oldest first. */
                        files: components["schemas"]["CaseFile"][];
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description That it holds in the slice; empty where they are gone. */
                        alert_ids: string[];
                        /** @description The name of the key that asks. */
                        me: string;
                        most_files: number;
                        /** @description Of one file. */
                        most_file_bytes: number;
                        /** @description Whether the key may change owner and status: no comment needs it. */
                        may_change: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    commentOnCase: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Plain text: shown as it is, never as HTML. */
                    text: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case_id: string;
                        comment_id: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    editCaseComment: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Plain text: shown as it is, never as HTML. */
                    text: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case_id: string;
                        comment_id: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCaseComment: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
                comment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case_id: string;
                        comment_id: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCaseFile: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                cluster_id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    removeCaseFile: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                cluster_id: string;
                file_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        case_id: string;
                        file_id: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workload: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        me: string;
                        is_lead: boolean;
                        /** @description Users and keys that may work, to assign work to. */
                        names: string[];
                        people: components["schemas"]["PersonLoad"][];
                        /** @description Unclosed cases that people worked on and whose alerts the slice does not hold, the first 100. */
                        gone: components["schemas"]["GoneCase"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reassignWork: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Also a name that no key has any more. */
                    from: string;
                    /** @description Empty: nobody. */
                    to: string;
                    /**
                     * @default both
                     * @enum {string}
                     */
                    what?: "alerts" | "cases" | "both";
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        alert_count: number;
                        case_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    weekSummary: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /**
                 * @description A day of the week. Default: today.
                 * @example 2025-11-20
                 */
                week_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The Monday. */
                        week_start: string;
                        /** @description The Sunday. */
                        week_end: string;
                        came_in: components["schemas"]["SeverityCounts"];
                        /** @description Alerts of the slice by what was last decided about them in the week. */
                        decided: {
                            /** @enum {string} */
                            status: "open" | "in_review" | "true_positive" | "false_positive" | "closed";
                            by_severity: components["schemas"]["SeverityCounts"];
                        }[];
                        /** @description Alerts that were decided and that the slice does not hold. */
                        decided_elsewhere_count: number;
                        people: components["schemas"]["PersonWeek"][];
                        /** @description Whether there were more decisions than are counted. */
                        is_cut: boolean;
                        network: string;
                        window_days: number;
                        processing_date: string;
                        is_lead: boolean;
                        loads: components["schemas"]["PersonLoad"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findAddresses: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        addresses: components["schemas"]["AddressHit"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAddress: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        features: components["schemas"]["FeatureStanding"][];
                        labels: components["schemas"]["Label"][];
                        /** @description What it is by what it does; null where no rule fits. */
                        role: components["schemas"]["AddressRole"] | null;
                        /** @description At most 200, best proven first. */
                        patterns: components["schemas"]["PatternSummary"][];
                        /** @description At most 200, suppressed ones included. */
                        alerts: components["schemas"]["AlertSummary"][];
                        /** @description Its part in each alert and in what was held back; at most 200, alerts first. */
                        mentions: components["schemas"]["AddressMention"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCounterparties: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        counterparties: components["schemas"]["Counterparty"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAddressTransfers: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /** @description Both ways unless given. */
                direction?: "in" | "out";
                /** @description A symbol, as it is written. */
                asset?: string;
                counterparty?: string;
                tx_id?: string;
                min_usd?: number;
                max_usd?: number;
                /** @description Epoch milliseconds, included. */
                from_ms?: number;
                /** @description Epoch milliseconds, not included. */
                to_ms?: number;
                sort?: "time" | "usd";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        transfers: components["schemas"]["Transfer"][];
                        /** @description What the other ends of these transfers are called. */
                        labels: components["schemas"]["AddressName"][];
                        /** @description Transfers that pass the filter, on all pages. */
                        transfer_count: number;
                        /** @description Exact sum of what came in with them. */
                        in_usd: string;
                        out_usd: string;
                        /** @description Symbols among them, at most 100. */
                        assets: string[];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressTimeline: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                bucket?: "hour" | "day";
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        /** @enum {string} */
                        bucket: "hour" | "day";
                        buckets: components["schemas"]["TimelineBucket"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressGraph: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                hops?: number;
                /** @description Largest flows kept of each expanded address. */
                per_node?: number;
                max_nodes?: number;
                hub_degree?: number;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        nodes: components["schemas"]["GraphNode"][];
                        flows: components["schemas"]["Flow"][];
                        /** @description False where a limit or a hub left something out. */
                        is_complete: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAddressLinks: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /** @description Both ways unless given. */
                direction?: "in" | "out";
                /** @description Symbols, as they are written. */
                asset?: string[];
                /** @description Of the other end: the type of its label, else what it behaves as. */
                role?: string[];
                /** @description Of a link. */
                min_usd?: number;
                /** @description Epoch milliseconds, included. */
                from_ms?: number;
                /** @description Epoch milliseconds, not included. */
                to_ms?: number;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        links: components["schemas"]["AddressLink"][];
                        /** @description Links that pass the filter, on all pages. */
                        link_count: number;
                        /** @description Of the address and of the other ends. */
                        facts: components["schemas"]["AddressFacts"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    linksAmongAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    window_days?: number;
                    /**
                     * @description A date as YYYY-MM-DD.
                     * @example 2025-11-20
                     */
                    processing_date?: string;
                    addresses: string[];
                    /**
                     * @description Symbols; none: every asset.
                     * @default []
                     */
                    assets?: string[];
                    /** @default 0 */
                    min_usd?: number;
                    from_ms?: number;
                    to_ms?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        links: components["schemas"]["AddressLink"][];
                        /** @description False where there are more than 6000. */
                        is_complete: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressFacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    window_days?: number;
                    /**
                     * @description A date as YYYY-MM-DD.
                     * @example 2025-11-20
                     */
                    processing_date?: string;
                    addresses: string[];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        facts: components["schemas"]["AddressFacts"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    entitiesAmongAddresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    window_days?: number;
                    /**
                     * @description A date as YYYY-MM-DD.
                     * @example 2025-11-20
                     */
                    processing_date?: string;
                    addresses: string[];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        entities: components["schemas"]["EntityAmong"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                q: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        addresses: components["schemas"]["AddressHit"][];
                        transactions: components["schemas"]["TransactionHit"][];
                        alerts: components["schemas"]["AlertSummary"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addressExposure: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        incoming: {
                            share_low: number;
                            share_high: number;
                        };
                        outgoing: {
                            share_low: number;
                            share_high: number;
                        };
                        /** @description 0 for a risk itself; null where none is within reach. */
                        nearest_risk_distance: number | null;
                        by_category: {
                            risk_type: string;
                            direction: string;
                            /** @description Entry 0 is one hop: the sum over paths, which may share money. */
                            usd_by_hop: number[];
                            /** @description The largest single path of each hop. */
                            usd_low_by_hop: number[];
                            /** @description The largest single path: what surely is exposed. */
                            usd_low: number;
                            /** @description The sum over paths, which may share money. */
                            usd_high: number;
                        }[];
                        /** @description Whose the risk sources of `paths` are. */
                        entities: components["schemas"]["EntityAmong"][];
                        paths: components["schemas"]["Exposure"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabels: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                address?: string;
                /** @description Of one category, in whichever words. */
                category?: string;
                source?: string;
                /** @description true: with `match`, which takes a scan of all transfers. */
                match?: "true" | "false";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        labels: components["schemas"]["StandingLabel"][];
                        counts: {
                            source: string;
                            address_type: string;
                            address_subtype: string;
                            label_count: number;
                        }[];
                        /** @description How many labelled addresses have a transfer; null unless asked for. */
                        match: {
                            labelled_count: number;
                            matched_count: number;
                            where: string;
                            /** @description An address that a label names. */
                            labelled_example: string;
                            /** @description An address that has a transfer. */
                            transfer_example: string;
                        } | null;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addLabels: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    labels: {
                        address: string;
                        /** @default  */
                        label?: string;
                        /** @description A word of docs/label-words.md, or one of labels.service_types. */
                        address_type: string;
                        /** @default  */
                        address_subtype?: string;
                        /**
                         * @default verified
                         * @enum {string}
                         */
                        trust_level?: "unverified" | "community" | "verified" | "official" | "blacklisted";
                        /**
                         * @description Who says so; the name of the key unless given.
                         * @default
                         */
                        source?: string;
                        /**
                         * @default
                         * @enum {string}
                         */
                        risk_level?: "" | "low" | "medium" | "high" | "critical";
                        /** @default 0 */
                        confidence_score?: number;
                        /**
                         * @description Epoch milliseconds; 0: unknown.
                         * @default 0
                         */
                        updated_timestamp?: number;
                        /**
                         * @description Epoch milliseconds; 0: always.
                         * @default 0
                         */
                        valid_from_ms?: number;
                        /**
                         * @description Epoch milliseconds, not included; 0: still.
                         * @default 0
                         */
                        valid_to_ms?: number;
                    }[];
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        changed: number;
                        unchanged: number;
                        /** @description That had been removed, and are back. */
                        removed_before: number;
                        /** @description How many labels name somebody, and words that mean nothing. */
                        notices: components["schemas"]["LabelNotice"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabelConflicts: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        conflicts: {
                            address: string;
                            labels: {
                                label: string;
                                address_type: string;
                                address_subtype: string;
                                trust_level: string;
                                source: string;
                                risk_level: string;
                            }[];
                        }[];
                        total_count: number;
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLabelChanges: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                address?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["LabelChange"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importLabels: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Its ending and its words say what the list is, where no format does. */
                    file_name: string;
                    /** @description The text of the file. */
                    content: string;
                    /**
                     * @description Absent: what the file looks like.
                     * @enum {string}
                     */
                    format?: "ofac" | "tagpack" | "etherscan" | "csv" | "json" | "list";
                    /** @description What its addresses are, where the list does not say: a word of docs/label-words.md. */
                    category?: string;
                    /** @description The name to keep its labels under; what the list says unless given. */
                    source?: string;
                    /** @enum {string} */
                    trust_level?: "unverified" | "community" | "verified" | "official" | "blacklisted";
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        changed: number;
                        unchanged: number;
                        /** @description That had been removed, and are back. */
                        removed_before: number;
                        /** @description How many labels name somebody, and words that mean nothing. */
                        notices: components["schemas"]["LabelNotice"][];
                        format: string;
                        read_count: number;
                        /** @description What was not stored, by reason. */
                        set_aside: {
                            reason: string;
                            count: number;
                            example: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeLabels: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    /** @default  */
                    label?: string;
                    /** @default  */
                    source?: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatches: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                address?: string;
                /** @description What the list is called; it is there as soon as an address is on it. */
                list_name?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        watches: components["schemas"]["Watch"][];
                        /** @description All lists of the network, by name. */
                        lists: {
                            list_name: string;
                            address_count: number;
                        }[];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWatches: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the list is called; it is there as soon as an address is on it. */
                    list_name: string;
                    addresses: string[];
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        /** @description That were on the list with another note. */
                        changed: number;
                        unchanged: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchActivity: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description The published date before, of that window; null without one: then all is new. */
                        since_date: string | null;
                        activity: components["schemas"]["WatchActivity"][];
                        /** @description Watched addresses that have a transfer or an alert. */
                        total_count: number;
                        watched_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWatchChanges: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                address?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["WatchChange"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importWatches: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What the list is called; it is there as soon as an address is on it. */
                    list_name: string;
                    /** @description Its ending and its words say what it is. */
                    file_name: string;
                    /** @description The text of the file. */
                    content: string;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        /** @description That were on the list with another note. */
                        changed: number;
                        unchanged: number;
                        read_count: number;
                        /** @description What is no address of the network, by reason. */
                        set_aside: {
                            reason: string;
                            count: number;
                            example: string;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWatches: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    /** @description What the list is called; it is there as soon as an address is on it. */
                    list_name?: string;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        removed_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotificationChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        channels: components["schemas"]["NotificationChannel"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotificationRules: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rules: components["schemas"]["NotificationRule"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveNotificationRule: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule of that name is replaced. */
                    rule_name: string & (unknown & unknown);
                    /** @enum {string} */
                    event: "new_alert" | "watched" | "grown" | "failed_run";
                    /** @description One of those that are configured. */
                    channel: string;
                    /**
                     * @description Of alerts: milder ones are left out. No other event has one.
                     * @default low
                     * @enum {string}
                     */
                    min_severity?: "low" | "medium" | "high" | "critical";
                    /**
                     * @description Of alerts; empty for all.
                     * @default []
                     */
                    typologies?: string[];
                    /**
                     * @description Of watched addresses; empty for all lists.
                     * @default []
                     */
                    list_names?: string[];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationRule"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeNotificationRule: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule of that name is replaced. */
                    rule_name: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description A rule of that name is replaced. */
                        rule_name: string & (unknown & unknown);
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    testNotificationRule: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A rule of that name is replaced. */
                    rule_name: string & (unknown & unknown);
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivery_id: string;
                        channel: string;
                        /** @description Of HTTP or SMTP. */
                        answer_status: number;
                        /** @description How the answer of the receiver begins. */
                        answer: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotificationDeliveries: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                status?: "waiting" | "sent" | "given_up";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["NotificationDelivery"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNotificationDelivery: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        delivery_id: string;
                        rule_name: string;
                        /** @enum {string} */
                        event: "new_alert" | "watched" | "grown" | "failed_run" | "test";
                        channel: string;
                        subject: string;
                        item_count: number;
                        /** @enum {string} */
                        status: "waiting" | "sent" | "given_up";
                        /** @description How often it was tried. */
                        attempt: number;
                        /** @description When it is tried next, where it waits. */
                        not_before_ms: number;
                        /** @description Of the last attempt. */
                        error_message: string;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        created_at_ms: number;
                        /** @description Epoch milliseconds, UTC; 0 where it has not happened. */
                        ended_at_ms: number;
                        message: {
                            subject: string;
                            network: string;
                            rule_name: string;
                            /** @enum {string} */
                            event: "new_alert" | "watched" | "grown" | "failed_run" | "test";
                            item_count: number;
                            /** @description The first of them. */
                            items: {
                                id: string;
                                text: string;
                                path: string;
                            }[];
                            /** @description Of a mail: who does not have it yet, where others have. */
                            left_to?: string[];
                        };
                        attempts: components["schemas"]["NotificationAttempt"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryNotificationDelivery: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationDelivery"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                role?: "exchange" | "router" | "market_maker" | "payment_processor" | "merchant" | "subscription" | "payroll" | "staking_payout" | "airdrop" | "gambling" | "otc_desk" | "treasury";
                /** @description true: only those that no label names. */
                unlabelled?: "true" | "false";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        roles: components["schemas"]["ListedRole"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntities: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                kind?: "service" | "owner";
                /** @description Only the entity that holds it. */
                address?: string;
                limit?: number;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        entities: components["schemas"]["Entity"][];
                        has_more: boolean;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEntityOfAddress: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                limit?: number;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description null where the address is its own owner, as far as is known. */
                        entity: components["schemas"]["Entity"] | null;
                        /** @description Of the entity; those of the address come first. */
                        links: components["schemas"]["EntityLink"][];
                        /** @description Links of the address that merge nothing. */
                        hints: components["schemas"]["EntityLink"][];
                        /** @description Of the address. */
                        refusals: components["schemas"]["EntityRefusal"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEntityRefusals: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        refusals: components["schemas"]["EntityRefusal"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseEntityLink: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    other_address: string;
                    /**
                     * @description false takes a refusal back.
                     * @default true
                     */
                    is_refused?: boolean;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The name that it is kept under. */
                        decided_by: string;
                        /** @description Of the address. */
                        refusals: components["schemas"]["EntityRefusal"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLearning: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learning"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetLearning: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Epoch milliseconds. Left out: now, so that nothing counts; 0: every decision counts. */
                    counts_from_ms?: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Learning"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explainAddress: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        address: string;
                        /** @description What it does for a living, as its behaviour says; null where no role fits. */
                        role: components["schemas"]["AddressRole"] | null;
                        /** @description What it has a part in: alerts first, then what was held back. */
                        mentions: components["schemas"]["AddressMention"][];
                        /** @description Those that named it first, then by how little they missed it. */
                        chapters: components["schemas"]["ChapterExplanation"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTraces: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        traces: components["schemas"]["ListedTrace"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    traceMoney: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    /**
                     * @description Default: the newest published date.
                     * @example 2025-11-20
                     */
                    processing_date?: string;
                    window_days?: number;
                    /** @default [] */
                    from?: string[];
                    /**
                     * @description Ids of transfers (tx_id:event_index:edge_index:asset_contract) or how those begin (tx_id, with event_index, with edge_index): only these are traced.
                     * @default []
                     */
                    transfers?: (string & (unknown & unknown))[];
                    /**
                     * @description true: of the transfers that are named only those that bring money in from outside all of them, as for the evidence of an alert: what several of them pass on counts once.
                     * @default false
                     */
                    entering_only?: boolean;
                    /** @description Named, however little reached it; the trace ends there. */
                    to?: string;
                    /**
                     * @default forward
                     * @enum {string}
                     */
                    direction?: "forward" | "backward";
                    /**
                     * @default haircut
                     * @enum {string}
                     */
                    method?: "poison" | "haircut" | "fifo" | "tiho";
                    /**
                     * @description Parts worth less are not followed.
                     * @default 1
                     */
                    min_usd?: number;
                    /**
                     * @description false: the answer is not kept and has no trace_id.
                     * @default true
                     */
                    keep?: boolean;
                    /**
                     * @description true: with the graph of the trace.
                     * @default false
                     */
                    edges?: boolean;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description null where keep is false. */
                        trace_id: string | null;
                        /** @enum {string} */
                        direction: "forward" | "backward";
                        /** @enum {string} */
                        method: "poison" | "haircut" | "fifo" | "tiho";
                        min_usd: number;
                        sources: string[];
                        source_transfers: string[];
                        /** @description 0 where nothing that entered has a price. */
                        entered_usd: number;
                        is_priced: boolean;
                        /** @description Of a backward trace its origins. */
                        destinations: components["schemas"]["TraceDestination"][];
                        /** @description Places that got too little by every method to be named. */
                        small: {
                            count: number;
                            usd: number;
                        };
                        ledger: components["schemas"]["TraceLedgerLine"][];
                        paths: components["schemas"]["TracePath"][];
                        shortest_path?: components["schemas"]["TracePath"];
                        moves_followed: number;
                        assumed_changes: number;
                        is_complete: boolean;
                        warnings: components["schemas"]["TraceWarning"][];
                        /** @description What addresses of one hand got together, the most first. */
                        entities: components["schemas"]["TraceEntity"][];
                        /** @description What went from one address to another in one asset; absent unless asked for. */
                        edges?: components["schemas"]["TraceEdge"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    queueTrace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The network to read.
                     * @example torus
                     */
                    network: string;
                    /**
                     * @description Default: the newest published date.
                     * @example 2025-11-20
                     */
                    processing_date?: string;
                    window_days?: number;
                    /** @default [] */
                    from?: string[];
                    /**
                     * @description Ids of transfers (tx_id:event_index:edge_index:asset_contract) or how those begin (tx_id, with event_index, with edge_index): only these are traced.
                     * @default []
                     */
                    transfers?: (string & (unknown & unknown))[];
                    /**
                     * @description true: of the transfers that are named only those that bring money in from outside all of them, as for the evidence of an alert: what several of them pass on counts once.
                     * @default false
                     */
                    entering_only?: boolean;
                    /** @description Named, however little reached it; the trace ends there. */
                    to?: string;
                    /**
                     * @default forward
                     * @enum {string}
                     */
                    direction?: "forward" | "backward";
                    /**
                     * @default haircut
                     * @enum {string}
                     */
                    method?: "poison" | "haircut" | "fifo" | "tiho";
                    /**
                     * @description Parts worth less are not followed.
                     * @default 1
                     */
                    min_usd?: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        task: components["schemas"]["Task"];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTrace: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                trace_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description By which the trace is read and verified again. */
                        trace_id: string;
                        /** @enum {string} */
                        direction: "forward" | "backward";
                        /** @enum {string} */
                        method: "poison" | "haircut" | "fifo" | "tiho";
                        min_usd: number;
                        sources: string[];
                        source_transfers: string[];
                        /** @description 0 where nothing that entered has a price. */
                        entered_usd: number;
                        is_priced: boolean;
                        /** @description Of a backward trace its origins. */
                        destinations: components["schemas"]["TraceDestination"][];
                        /** @description Places that got too little by every method to be named. */
                        small: {
                            count: number;
                            usd: number;
                        };
                        ledger: components["schemas"]["TraceLedgerLine"][];
                        paths: components["schemas"]["TracePath"][];
                        shortest_path?: components["schemas"]["TracePath"];
                        moves_followed: number;
                        assumed_changes: number;
                        is_complete: boolean;
                        warnings: components["schemas"]["TraceWarning"][];
                        /** @description What addresses of one hand got together, the most first. */
                        entities: components["schemas"]["TraceEntity"][];
                        /** @description What was asked; null where this version cannot read it. */
                        question: components["schemas"]["TraceQuestion"] | null;
                        asked_by: string;
                        asked_at_ms: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCanvases: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        canvases: components["schemas"]["CanvasVersion"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCanvas: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string & (unknown & unknown);
                    document: {
                        origin: {
                            /** @enum {string} */
                            kind: "nothing" | "address" | "alert" | "case" | "trace";
                            /** @description The address, alert_id, cluster_id or trace_id. */
                            id: string;
                        };
                        processing_date: string;
                        window_days: number;
                        filters: {
                            /** @description Epoch milliseconds, included; 0: from the beginning of the window. */
                            from_time: number;
                            /** @description Not included; 0: to the end of the window. */
                            to_time: number;
                            /** @description Symbols; none: every asset. */
                            assets: string[];
                            /** @description Of a link. */
                            min_usd: number;
                            /** @description Of the other end; none: every role. */
                            roles: string[];
                        };
                        nodes: {
                            address: string;
                            /** @description Grows to the right, with time. */
                            x: number;
                            /** @description Grows upwards. */
                            y: number;
                            /** @description A layout leaves it where it is. */
                            is_pinned: boolean;
                            is_hidden: boolean;
                            /** @enum {string} */
                            colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                            note: string;
                            /** @description Of groups; empty for none. */
                            group_id: string | "";
                        }[];
                        links: {
                            /** @description Who paid. */
                            from_address: string;
                            /** @description Who was paid. */
                            to_address: string;
                            asset_symbol: string;
                            /** @description Empty where it is not known, as of a trace. */
                            asset_contract: string;
                            /**
                             * @description window: all transfers of the window within the filters; evidence: those of an alert or a case; trace: what a trace followed.
                             * @enum {string}
                             */
                            basis: "window" | "evidence" | "trace";
                            transfer_count: number;
                            /** @description Exact decimal as text. */
                            total_usd: string;
                            /** @description In units of the asset; empty where it is not known. */
                            amount: string | "";
                            /** @description Epoch milliseconds. */
                            first_time: number;
                            last_time: number;
                        }[];
                        groups: {
                            group_id: string;
                            name: string;
                            /** @enum {string} */
                            colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                            /** @description Drawn as one mark. */
                            is_folded: boolean;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CanvasVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCanvas: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: the last. */
                version?: number;
            };
            header?: never;
            path: {
                canvas_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Canvas"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCanvasVersions: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path: {
                canvas_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        versions: components["schemas"]["CanvasVersion"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveCanvas: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                canvas_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string & (unknown & unknown);
                    document: {
                        origin: {
                            /** @enum {string} */
                            kind: "nothing" | "address" | "alert" | "case" | "trace";
                            /** @description The address, alert_id, cluster_id or trace_id. */
                            id: string;
                        };
                        processing_date: string;
                        window_days: number;
                        filters: {
                            /** @description Epoch milliseconds, included; 0: from the beginning of the window. */
                            from_time: number;
                            /** @description Not included; 0: to the end of the window. */
                            to_time: number;
                            /** @description Symbols; none: every asset. */
                            assets: string[];
                            /** @description Of a link. */
                            min_usd: number;
                            /** @description Of the other end; none: every role. */
                            roles: string[];
                        };
                        nodes: {
                            address: string;
                            /** @description Grows to the right, with time. */
                            x: number;
                            /** @description Grows upwards. */
                            y: number;
                            /** @description A layout leaves it where it is. */
                            is_pinned: boolean;
                            is_hidden: boolean;
                            /** @enum {string} */
                            colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                            note: string;
                            /** @description Of groups; empty for none. */
                            group_id: string | "";
                        }[];
                        links: {
                            /** @description Who paid. */
                            from_address: string;
                            /** @description Who was paid. */
                            to_address: string;
                            asset_symbol: string;
                            /** @description Empty where it is not known, as of a trace. */
                            asset_contract: string;
                            /**
                             * @description window: all transfers of the window within the filters; evidence: those of an alert or a case; trace: what a trace followed.
                             * @enum {string}
                             */
                            basis: "window" | "evidence" | "trace";
                            transfer_count: number;
                            /** @description Exact decimal as text. */
                            total_usd: string;
                            /** @description In units of the asset; empty where it is not known. */
                            amount: string | "";
                            /** @description Epoch milliseconds. */
                            first_time: number;
                            last_time: number;
                        }[];
                        groups: {
                            group_id: string;
                            name: string;
                            /** @enum {string} */
                            colour: "" | "red" | "amber" | "green" | "blue" | "violet";
                            /** @description Drawn as one mark. */
                            is_folded: boolean;
                        }[];
                    };
                    /** @description The version that was read: where a newer one is saved, the answer is CANVAS_CONFLICT. */
                    read_version: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CanvasVersion"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeCanvas: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path: {
                canvas_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The version that was read: where a newer one is saved, the answer is CANVAS_CONFLICT. */
                    read_version: number;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        canvas_id: string;
                        removed_by: string;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPatterns: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                pattern_type?: string[];
                address?: string;
                /** @description A part of its id, its type or the label of one of its addresses, or the beginning or ending of such an address. */
                q?: string;
                sort?: "confidence" | "volume" | "start_time" | "transfers";
                order?: "asc" | "desc";
                limit?: number;
                /** @description next_cursor of the page before; absent for the first. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        patterns: components["schemas"]["PatternSummary"][];
                        counts: {
                            pattern_type: string;
                            pattern_subtype: string;
                            pattern_count: number;
                        }[];
                        /** @description null on the last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPattern: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                pattern_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        pattern: components["schemas"]["PatternSummary"];
                        /** @description All columns of the row; those of other types are left out. */
                        columns: {
                            [key: string]: unknown;
                        };
                        transfers: components["schemas"]["Transfer"][];
                        /** @description What the involved addresses are called, where a label names them. */
                        labels: components["schemas"]["AddressName"][];
                        alert_ids: string[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyPattern: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path: {
                pattern_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        is_verified: boolean;
                        /** @description Transfers of its evidence. */
                        evidence_count: number;
                        /** @description Of them those that were looked up: all, but where an earlier version wrote the slice and listed a part. */
                        listed_count: number;
                        /** @description In words; empty where all matches. */
                        failures: string[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFeatureColumns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        columns: {
                            /** @enum {string} */
                            name: "window_days" | "processing_date" | "run_id" | "address" | "degree_in" | "degree_out" | "degree_total" | "unique_counterparties" | "unique_senders_count" | "unique_recipients_count" | "total_in_usd" | "total_out_usd" | "net_flow_usd" | "total_volume_usd" | "avg_tx_in_usd" | "avg_tx_out_usd" | "median_tx_in_usd" | "median_tx_out_usd" | "max_tx_usd" | "min_tx_usd" | "amount_variance" | "amount_skewness" | "amount_kurtosis" | "volume_std" | "volume_cv" | "flow_concentration" | "tx_in_count" | "tx_out_count" | "tx_total_count" | "activity_days" | "activity_span_days" | "avg_daily_volume_usd" | "hourly_activity" | "daily_activity" | "peak_hour" | "peak_activity_hour" | "peak_day" | "peak_activity_day" | "hourly_entropy" | "daily_entropy" | "regularity_score" | "burst_factor" | "weekend_transaction_ratio" | "night_transaction_ratio" | "unusual_timing_score" | "small_transaction_ratio" | "round_number_ratio" | "structuring_score" | "consistency_score" | "velocity_score" | "reciprocity_ratio" | "in_out_ratio" | "flow_asymmetry" | "flow_diversity" | "counterparty_concentration" | "concentration_ratio" | "unique_assets_in" | "unique_assets_out" | "dominant_asset_in" | "dominant_asset_out" | "asset_diversity_score" | "pass_through_ratio" | "median_holding_seconds" | "mean_interevent_seconds" | "flow_burstiness" | "transaction_regularity" | "amount_predictability" | "flow_reciprocity_entropy" | "counterparty_stability" | "counterparty_overlap_ratio" | "avg_relationship_age_days" | "max_relationship_age_days" | "bidirectional_relationship_ratio" | "avg_edge_reciprocity" | "multi_asset_edge_ratio" | "edge_hourly_entropy" | "edge_weekly_entropy" | "pagerank" | "betweenness" | "closeness" | "clustering_coefficient" | "triangle_count" | "kcore" | "scc_size" | "component_size" | "community_id" | "centrality_score" | "khop1_count" | "khop2_count" | "khop3_count" | "khop1_volume_usd" | "khop2_volume_usd" | "khop3_volume_usd" | "is_new_address" | "is_dormant_reactivated" | "dormancy_days" | "address_type" | "risk_level" | "direct_risk_exposure_in" | "direct_risk_exposure_out" | "indirect_risk_exposure_in" | "indirect_risk_exposure_out" | "risk_exposure_least_in" | "risk_exposure_most_in" | "risk_exposure_least_out" | "risk_exposure_most_out" | "traced_risk_exposure_in" | "traced_risk_exposure_out" | "nearest_risk_distance" | "traced_risk_hops" | "behavioral_anomaly_score" | "graph_anomaly_score" | "neighborhood_anomaly_score" | "global_anomaly_score" | "first_activity_timestamp" | "last_activity_timestamp" | "_version";
                            type: string;
                            group: string;
                            definition: string;
                            is_numeric: boolean;
                        }[];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    featureDistribution: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                column: "degree_in" | "degree_out" | "degree_total" | "unique_counterparties" | "unique_senders_count" | "unique_recipients_count" | "total_in_usd" | "total_out_usd" | "net_flow_usd" | "total_volume_usd" | "avg_tx_in_usd" | "avg_tx_out_usd" | "median_tx_in_usd" | "median_tx_out_usd" | "max_tx_usd" | "min_tx_usd" | "amount_variance" | "amount_skewness" | "amount_kurtosis" | "volume_std" | "volume_cv" | "flow_concentration" | "tx_in_count" | "tx_out_count" | "tx_total_count" | "activity_days" | "activity_span_days" | "avg_daily_volume_usd" | "peak_hour" | "peak_activity_hour" | "peak_day" | "peak_activity_day" | "hourly_entropy" | "daily_entropy" | "regularity_score" | "burst_factor" | "weekend_transaction_ratio" | "night_transaction_ratio" | "unusual_timing_score" | "small_transaction_ratio" | "round_number_ratio" | "structuring_score" | "consistency_score" | "velocity_score" | "reciprocity_ratio" | "in_out_ratio" | "flow_asymmetry" | "flow_diversity" | "counterparty_concentration" | "concentration_ratio" | "unique_assets_in" | "unique_assets_out" | "asset_diversity_score" | "pass_through_ratio" | "median_holding_seconds" | "mean_interevent_seconds" | "flow_burstiness" | "transaction_regularity" | "amount_predictability" | "flow_reciprocity_entropy" | "counterparty_stability" | "counterparty_overlap_ratio" | "avg_relationship_age_days" | "max_relationship_age_days" | "bidirectional_relationship_ratio" | "avg_edge_reciprocity" | "multi_asset_edge_ratio" | "edge_hourly_entropy" | "edge_weekly_entropy" | "pagerank" | "betweenness" | "closeness" | "clustering_coefficient" | "triangle_count" | "kcore" | "scc_size" | "component_size" | "community_id" | "centrality_score" | "khop1_count" | "khop2_count" | "khop3_count" | "khop1_volume_usd" | "khop2_volume_usd" | "khop3_volume_usd" | "dormancy_days" | "direct_risk_exposure_in" | "direct_risk_exposure_out" | "indirect_risk_exposure_in" | "indirect_risk_exposure_out" | "risk_exposure_least_in" | "risk_exposure_most_in" | "risk_exposure_least_out" | "risk_exposure_most_out" | "traced_risk_exposure_in" | "traced_risk_exposure_out" | "nearest_risk_distance" | "traced_risk_hops" | "behavioral_anomaly_score" | "graph_anomaly_score" | "neighborhood_anomaly_score" | "global_anomaly_score" | "first_activity_timestamp" | "last_activity_timestamp";
                bins?: number;
                /** @description log: bins of equal ratio over the positive values. */
                scale?: "linear" | "log";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        column: string;
                        /** @enum {string} */
                        scale: "linear" | "log";
                        address_count: number;
                        zero_count: number;
                        min: number;
                        max: number;
                        quantiles: {
                            level: number;
                            value: number;
                        }[];
                        bins: components["schemas"]["HistogramBin"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    featureScatter: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                x: "degree_in" | "degree_out" | "degree_total" | "unique_counterparties" | "unique_senders_count" | "unique_recipients_count" | "total_in_usd" | "total_out_usd" | "net_flow_usd" | "total_volume_usd" | "avg_tx_in_usd" | "avg_tx_out_usd" | "median_tx_in_usd" | "median_tx_out_usd" | "max_tx_usd" | "min_tx_usd" | "amount_variance" | "amount_skewness" | "amount_kurtosis" | "volume_std" | "volume_cv" | "flow_concentration" | "tx_in_count" | "tx_out_count" | "tx_total_count" | "activity_days" | "activity_span_days" | "avg_daily_volume_usd" | "peak_hour" | "peak_activity_hour" | "peak_day" | "peak_activity_day" | "hourly_entropy" | "daily_entropy" | "regularity_score" | "burst_factor" | "weekend_transaction_ratio" | "night_transaction_ratio" | "unusual_timing_score" | "small_transaction_ratio" | "round_number_ratio" | "structuring_score" | "consistency_score" | "velocity_score" | "reciprocity_ratio" | "in_out_ratio" | "flow_asymmetry" | "flow_diversity" | "counterparty_concentration" | "concentration_ratio" | "unique_assets_in" | "unique_assets_out" | "asset_diversity_score" | "pass_through_ratio" | "median_holding_seconds" | "mean_interevent_seconds" | "flow_burstiness" | "transaction_regularity" | "amount_predictability" | "flow_reciprocity_entropy" | "counterparty_stability" | "counterparty_overlap_ratio" | "avg_relationship_age_days" | "max_relationship_age_days" | "bidirectional_relationship_ratio" | "avg_edge_reciprocity" | "multi_asset_edge_ratio" | "edge_hourly_entropy" | "edge_weekly_entropy" | "pagerank" | "betweenness" | "closeness" | "clustering_coefficient" | "triangle_count" | "kcore" | "scc_size" | "component_size" | "community_id" | "centrality_score" | "khop1_count" | "khop2_count" | "khop3_count" | "khop1_volume_usd" | "khop2_volume_usd" | "khop3_volume_usd" | "dormancy_days" | "direct_risk_exposure_in" | "direct_risk_exposure_out" | "indirect_risk_exposure_in" | "indirect_risk_exposure_out" | "risk_exposure_least_in" | "risk_exposure_most_in" | "risk_exposure_least_out" | "risk_exposure_most_out" | "traced_risk_exposure_in" | "traced_risk_exposure_out" | "nearest_risk_distance" | "traced_risk_hops" | "behavioral_anomaly_score" | "graph_anomaly_score" | "neighborhood_anomaly_score" | "global_anomaly_score" | "first_activity_timestamp" | "last_activity_timestamp";
                y: "degree_in" | "degree_out" | "degree_total" | "unique_counterparties" | "unique_senders_count" | "unique_recipients_count" | "total_in_usd" | "total_out_usd" | "net_flow_usd" | "total_volume_usd" | "avg_tx_in_usd" | "avg_tx_out_usd" | "median_tx_in_usd" | "median_tx_out_usd" | "max_tx_usd" | "min_tx_usd" | "amount_variance" | "amount_skewness" | "amount_kurtosis" | "volume_std" | "volume_cv" | "flow_concentration" | "tx_in_count" | "tx_out_count" | "tx_total_count" | "activity_days" | "activity_span_days" | "avg_daily_volume_usd" | "peak_hour" | "peak_activity_hour" | "peak_day" | "peak_activity_day" | "hourly_entropy" | "daily_entropy" | "regularity_score" | "burst_factor" | "weekend_transaction_ratio" | "night_transaction_ratio" | "unusual_timing_score" | "small_transaction_ratio" | "round_number_ratio" | "structuring_score" | "consistency_score" | "velocity_score" | "reciprocity_ratio" | "in_out_ratio" | "flow_asymmetry" | "flow_diversity" | "counterparty_concentration" | "concentration_ratio" | "unique_assets_in" | "unique_assets_out" | "asset_diversity_score" | "pass_through_ratio" | "median_holding_seconds" | "mean_interevent_seconds" | "flow_burstiness" | "transaction_regularity" | "amount_predictability" | "flow_reciprocity_entropy" | "counterparty_stability" | "counterparty_overlap_ratio" | "avg_relationship_age_days" | "max_relationship_age_days" | "bidirectional_relationship_ratio" | "avg_edge_reciprocity" | "multi_asset_edge_ratio" | "edge_hourly_entropy" | "edge_weekly_entropy" | "pagerank" | "betweenness" | "closeness" | "clustering_coefficient" | "triangle_count" | "kcore" | "scc_size" | "component_size" | "community_id" | "centrality_score" | "khop1_count" | "khop2_count" | "khop3_count" | "khop1_volume_usd" | "khop2_volume_usd" | "khop3_volume_usd" | "dormancy_days" | "direct_risk_exposure_in" | "direct_risk_exposure_out" | "indirect_risk_exposure_in" | "indirect_risk_exposure_out" | "risk_exposure_least_in" | "risk_exposure_most_in" | "risk_exposure_least_out" | "risk_exposure_most_out" | "traced_risk_exposure_in" | "traced_risk_exposure_out" | "nearest_risk_distance" | "traced_risk_hops" | "behavioral_anomaly_score" | "graph_anomaly_score" | "neighborhood_anomaly_score" | "global_anomaly_score" | "first_activity_timestamp" | "last_activity_timestamp";
                x_min?: number;
                x_max?: number;
                y_min?: number;
                y_max?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        x: string;
                        y: string;
                        points: components["schemas"]["ScatterPoint"][];
                        /** @description Addresses within the ranges, sampled or not. */
                        address_count: number;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTypologies: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        typologies: components["schemas"]["Typology"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTypologies: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        path: string;
                        /** @description null gives the parameter back to the configured value. */
                        value: number | string | boolean | null | unknown[];
                    }[];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        before_count: number;
                        after_count: number;
                        gained: {
                            count: number;
                            /** @description At most 50, highest-ranked first. */
                            examples: components["schemas"]["PreviewedAlert"][];
                        };
                        lost: {
                            count: number;
                            /** @description At most 50, highest-ranked first. */
                            examples: components["schemas"]["PreviewedAlert"][];
                        };
                        /** @description The same scheme with other transfers or another severity. */
                        changed: {
                            count: number;
                            /** @description At most 50, highest-ranked first. */
                            examples: {
                                before: components["schemas"]["PreviewedAlert"];
                                after: components["schemas"]["PreviewedAlert"];
                            }[];
                        };
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveParameters: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
            };
            header?: {
                /** @description A repeated request with the same key gets the first answer again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    changes: {
                        path: string;
                        /** @description null gives the parameter back to the configured value. */
                        value: number | string | boolean | null | unknown[];
                    }[];
                    reason: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        changes: components["schemas"]["SavedSetting"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listParameterChanges: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        changes: components["schemas"]["SavedSetting"][];
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEvaluation: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        network: string;
                        window_days: number;
                        processing_date: string;
                        /** @description null where the slice was never evaluated. */
                        evaluation: {
                            evaluated_at_ms: number;
                            /** @description False once another run has published the slice. */
                            is_current: boolean;
                            measures: {
                                scope: string;
                                name: string;
                                measure: string;
                                value: number;
                            }[];
                        } | null;
                    };
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    attachCaseFile: {
        parameters: {
            query: {
                /**
                 * @description The network to read.
                 * @example torus
                 */
                network: string;
                /** @description Default: that of the newest published slice. */
                window_days?: number;
                /**
                 * @description Default: the newest published date.
                 * @example 2025-11-20
                 */
                processing_date?: string;
                /** @description Folders, control characters and what turns letters around are left out of it. */
                file_name: string;
            };
            header?: never;
            path: {
                cluster_id: string;
            };
            cookie?: never;
        };
        /** @description The bytes of the file. */
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFile"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What went wrong, with a stable code. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
