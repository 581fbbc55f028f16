require "posthog"
require "timeout"

# Sends product events to PostHog; without a key it does nothing.
module Analytics
  EVENTS = %w[
    user_signed_up
    user_logged_in
    user_logged_out
    profile_updated
    board_created
    item_shared
    member_invited
    checkout_started
    subscription_started
    payment_failed
    subscription_cancelled
  ].freeze

  LOCK = Mutex.new
  PATIENCE = 5
  private_constant :LOCK, :PATIENCE

  class << self
    # Queues one event of the person with this id; a thread sends it.
    def capture_event(person, event, properties = {})
      return Rails.logger.error("There is no product event #{event}.") unless EVENTS.include?(event)

      client&.capture(distinct_id: person.to_s, event:, properties:)
    end

    private

    def client
      return @client if defined?(@client)

      LOCK.synchronize { defined?(@client) ? @client : @client = connect }
    end

    def connect
      key = ENV["POSTHOG_API_KEY"].presence
      return warn_once unless key

      PostHog::Client.new({ api_key: key, host: ENV["POSTHOG_HOST"].presence }.compact).tap do |client|
        at_exit { flush(client) }
      end
    end

    def flush(client)
      Timeout.timeout(PATIENCE) { client.shutdown }
    rescue Timeout::Error
      Rails.logger.warn("Product events were not sent within #{PATIENCE} seconds.")
    end

    def warn_once
      Rails.logger.warn("POSTHOG_API_KEY is not set: no product event will be sent.") if Rails.env.development?
      nil
    end
  end
end
