class Account < ApplicationRecord
  has_secure_password

  has_many :boards, foreign_key: :owner_id, inverse_of: :owner, dependent: :destroy
  has_one :subscription, dependent: :destroy

  normalizes :email, with: -> { it.strip.downcase }
  validates :email, uniqueness: true, format: { with: URI::MailTo::EMAIL_REGEXP }
  validates :name, length: { maximum: 80 }

  def invited?
    Invitation.exists?(email:)
  end

  def as_json(_options = nil)
    { id:, email:, name:, time_zone: }
  end
end
