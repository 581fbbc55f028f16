threads ENV.fetch("RAILS_MAX_THREADS", 3)
workers ENV.fetch("WEB_CONCURRENCY", 0)
preload_app!
port ENV.fetch("PORT", 3000)
