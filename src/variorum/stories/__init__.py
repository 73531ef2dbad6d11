"""Reports into stories, stories into threads, and when each story happened."""

from variorum.stories.anchoring import anchor_moments
from variorum.stories.dating import date_story
from variorum.stories.grouping import group_reports
from variorum.stories.memory import Seen, StoryMemory
from variorum.stories.placing import place_in_thread

__all__ = ["Seen", "StoryMemory", "anchor_moments", "date_story", "group_reports", "place_in_thread"]
