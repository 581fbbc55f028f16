class Invitation < ApplicationRecord
  belongs_to :board

  enum :role, { editor: "editor", viewer: "viewer" }, validate: true
  normalizes :email, with: -> { it.strip.downcase }
  validates :email, format: { with: URI::MailTo::EMAIL_REGEXP }
end
